import type { ClassDatabase } from '../store/database.ts'
import { inPages } from '../store/pages.ts'
import { type Digest, digestOf, readDigest, writeDigest } from './digest.ts'
import { keptReport } from './kept-report.ts'
import type { Learner, Room, RoomReport } from './room.ts'

/** Rows that are read at once; each may be as long as a report. */
const PAGE = 500

/** Every report in the order in which it was kept, for the room; bodies are not read where there is a digest. */
export async function rebuild(database: ClassDatabase, room: Pick<Room, 'add'>): Promise<void> {
  const { db } = database
  const pages = inPages(PAGE, (after, limit) =>
    db
      .selectFrom('reports')
      .select(['serial', 'id', 'person', 'exercise', 'at', 'received_at', 'digest'])
      .where('serial', '>', after)
      .where('kind', 'not in', ['recording', 'other'])
      .orderBy('serial')
      .limit(limit)
      .execute(),
  )
  for await (const rows of pages) {
    for (const { serial, id, person, exercise, at, received_at: receivedAt, digest: text } of rows) {
      const digest = readDigest(text) ?? (await freshDigest(database, serial))
      room.add({ id, person, exercise, at, receivedAt, digest } satisfies RoomReport)
    }
  }
}

/** Made anew where it is another version's, or was never made. */
export async function freshDigest(database: ClassDatabase, serial: number): Promise<Digest> {
  const report = await keptReport(database, serial)
  const digest: Digest = report ? digestOf(report) : { kind: 'other' }
  await database.db
    .updateTable('reports')
    .set({ digest: writeDigest(digest) })
    .where('serial', '=', serial)
    .execute()
  return digest
}

/** Who learns here, joined or only on the roster, and where: on the device that was seen last of those that may. */
export async function readLearners({ db }: ClassDatabase): Promise<Learner[]> {
  const [people, devices] = await Promise.all([
    db.selectFrom('people').select(['id', 'name']).where('role', '=', 'learner').execute(),
    db
      .selectFrom('devices')
      .select(['person', 'place', 'last_seen_at', 'revoked_at'])
      .orderBy('last_seen_at')
      .execute(),
  ])
  const byPerson = Map.groupBy(devices, ({ person }) => person)
  return people.map(({ id, name }) => {
    const own = byPerson.get(id) ?? []
    return {
      person: id,
      name,
      place: own.findLast((device) => device.revoked_at === null && device.place !== null)?.place ?? null,
      lastSeenAt: own.at(-1)?.last_seen_at ?? null,
    }
  })
}
