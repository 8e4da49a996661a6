import type { ClassDatabase } from '../store/database.ts'
import type { ClassTables } from '../store/schema.ts'

const at = '2026-01-01T00:00:00.000Z'

/** A small class with something in each table: Ida teaches Ada and Ben. */
export async function sampleClass({ db }: ClassDatabase): Promise<void> {
  const person = { roster_id: null, login: null, password: null, created_at: at, joined_at: at }
  await db.insertInto('settings').values({ key: 'name', value: 'Docker 101' }).execute()
  await db
    .insertInto('people')
    .values([
      { ...person, id: 'ida', role: 'instructor', name: 'Ida', login: 'ida', password: 'hash-of-ida' },
      { ...person, id: 'ada', role: 'learner', name: 'Ada “A.” 李', roster_id: '4711' },
      { ...person, id: 'ben', role: 'learner', name: 'Ben' },
    ])
    .execute()
  const device = { name: 'laptop', place: 'own' as const, key: 'key', created_at: at, last_seen_at: at }
  for (const who of ['ada', 'ben'])
    await db
      .insertInto('devices')
      .values({
        ...device,
        id: `d-${who}`,
        person: who,
        token_hash: `token-of-${who}`,
        expires_at: null,
        revoked_at: null,
      })
      .execute()
  await db
    .insertInto('moves')
    .values({
      id: 'move',
      person: 'ada',
      machine: 'tablet',
      place: 'hosted',
      key: null,
      secret_hash: 'secret-of-ada',
      at,
      answer: 'no',
      answered_by: 'ida',
      answered_at: at,
    })
    .execute()
  for (const [index, who] of ['ada', 'ben', 'ada'].entries())
    await db
      .insertInto('reports')
      .values({
        id: `r${index}`,
        person: who,
        device: `d-${who}`,
        seq: index + 1,
        kind: 'worked',
        exercise: 'daemon-tls',
        subject: '',
        at,
        received_at: at,
        body: `{"of":"${who}","line":"a\\nb"}`,
        signature: 's',
      })
      .execute()
  await db
    .insertInto('assignments')
    .values({
      exercise: 'daemon-tls',
      is_set: 1,
      opens_at: null,
      due_at: at,
      weight: 1.5,
      attempt_points: 0,
      solution: 'never',
    })
    .execute()
  const message = { from_person: 'ida', from_name: 'Ida', pointer_exercise: null, pointer_task: null, at }
  await db
    .insertInto('messages')
    .values([
      { ...message, id: 'm1', to_person: null, text: 'Good morning' },
      { ...message, id: 'm2', to_person: 'ada', text: 'Look at the SAN' },
    ])
    .execute()
  await db
    .insertInto('requests')
    .values({
      id: 'q',
      person: 'ada',
      exercise: 'daemon-tls',
      what: 'reset',
      by_name: 'Ida',
      at,
      done_at: null,
    })
    .execute()
  await db
    .insertInto('looks')
    .values({
      id: 'l',
      person: 'ada',
      by_person: 'ida',
      by_name: 'Ida',
      asked_at: at,
      answer: 'yes',
      ended_at: at,
    })
    .execute()
  await db.insertInto('dismissed_alarms').values({ id: 'alarm', by_person: 'ida', at }).execute()
}

/** All rows of all tables that there are, so that none is forgotten by whoever keeps or removes them. */
export async function everything({ db }: ClassDatabase): Promise<Record<string, object[]>> {
  const tables = (await db.introspection.getTables()).map(({ name }) => name as keyof ClassTables).toSorted()
  const rows = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()))
  return Object.fromEntries(tables.map((table, index) => [table, rows[index] ?? []]))
}
