import type { RoomNews, SignedReport } from '../../contract/class/index.ts'
import { createReports } from '../reports/reports.ts'
import type { ClassDatabase } from '../store/database.ts'
import { createReportingDevice, type Telling } from './reporting-device.ts'

/** Ten thousand ports, two tasks. */
const exercise = {
  id: 'doors',
  topology: ['master'],
  tasks: ['plain', 'tls'].map((id) => ({
    id,
    title: { text: id },
    description: { text: id },
    points: 1,
    hints: [],
  })),
  params: (random: { integer(label: string, min: number, max: number): number }) => ({
    port: String(random.integer('port', 20_000, 29_999)),
  }),
}
/** What the clock of the class says. */
export const NOW = '2026-03-01T12:00:00.000Z'
export const at = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000).toISOString()

/** Ada and Ben, each with a machine of their own, whose clocks are right. */
export async function reportingRoom(database: ClassDatabase) {
  const clock = { now: new Date(NOW) }
  const machines = { ada: createReportingDevice(), ben: createReportingDevice() }
  for (const [person, { key }] of Object.entries(machines)) {
    const device = { name: 'laptop', place: 'own' as const, key, expires_at: null, revoked_at: null }
    const said = { role: 'learner' as const, roster_id: null, login: null, password: null }
    await database.db
      .insertInto('people')
      .values({ ...said, id: person, name: person, created_at: NOW, joined_at: NOW })
      .execute()
    await database.db
      .insertInto('devices')
      .values({
        ...device,
        id: `d-${person}`,
        person,
        token_hash: person,
        created_at: NOW,
        last_seen_at: NOW,
      })
      .execute()
  }
  const start = () => createReports({ database, exercises: [exercise], now: () => clock.now })
  const reports = await start()
  return {
    reports,
    start,
    machines,
    clock,
    send: (person: 'ada' | 'ben', signed: SignedReport[], deviceNow = clock.now.toISOString()) =>
      reports.report({ person, device: `d-${person}` }, signed, deviceNow),
    async tell(person: 'ada' | 'ben', telling: Telling, when = clock.now.toISOString()) {
      const { id, signed } = machines[person].tell(telling, when)
      await this.send(person, [signed])
      return id
    },
    rows: () => database.db.selectFrom('reports').selectAll().orderBy('serial').execute(),
  }
}

export async function first(watch: AsyncIterator<RoomNews>): Promise<RoomNews> {
  const { value } = await watch.next()
  return value as RoomNews
}
