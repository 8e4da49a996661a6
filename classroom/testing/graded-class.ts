import { randomUUID } from 'node:crypto'
import type { ClassCourse } from '../../contract/class/index.ts'
import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { createGrades } from '../grades/grades.ts'
import type { ClassDatabase } from '../store/database.ts'
import { createReportingDevice } from './reporting-device.ts'

export const ADA = 'a'.repeat(16)
export const course: ClassCourse = {
  timeZone: 'Europe/Berlin',
  assignments: [
    {
      exercise: 'daemon-tls',
      isSet: true,
      opensAt: null,
      dueAt: null,
      weight: 1,
      attemptPoints: 5,
      solution: 'never',
    },
  ],
}
export const exercises = [
  {
    id: 'daemon-tls',
    title: msg`A door`,
    tasks: ['close', 'open'].map((id) => ({ id, title: msg`task`, points: 10 })),
  },
] as unknown as ExerciseDefinition[]

/** A class with one learner, who has told something; `home`: of the class, with its key. */
export async function classWithAda(database: ClassDatabase, home: string) {
  const at = '2026-01-01T10:00:00.000Z'
  await database.db
    .insertInto('people')
    .values({
      id: ADA,
      role: 'learner',
      name: 'Ada',
      roster_id: 'ada',
      login: null,
      password: null,
      created_at: at,
      joined_at: at,
    })
    .execute()
  const laptop = createReportingDevice()
  const device = randomUUID()
  await database.db
    .insertInto('devices')
    .values({
      id: device,
      person: ADA,
      name: 'laptop',
      place: 'own',
      token_hash: device,
      key: laptop.key,
      created_at: at,
      last_seen_at: at,
      expires_at: null,
      revoked_at: null,
    })
    .execute()
  const tell = (...told: Parameters<typeof laptop.tell>) => {
    const { id, signed } = laptop.tell(...told)
    return { id, seq: (JSON.parse(signed.body) as { seq: number }).seq, ...signed }
  }
  const verdict = (statuses: Record<string, 'pass' | 'fail'>) =>
    tell(
      {
        kind: 'verdict',
        session: 's',
        verdict: {
          schema: 'bulkhead.verdict/1',
          exercise: 'daemon-tls',
          seed: 'x',
          score: 0,
          maxScore: 20,
          mode: 'check',
          at,
          tasks: Object.entries(statuses).map(([id, status]) => ({
            id,
            title: msg`task`,
            status,
            achieved: null,
            points: 10,
            checks: [],
          })),
        },
      },
      at,
    )
  const reports = [
    { kind: 'verdict' as const, subject: 's', ...verdict({ close: 'fail', open: 'fail' }) },
    {
      kind: 'recording' as const,
      subject: '20260101T100000Z_daemon-tls_master_00000000',
      ...tell(
        {
          kind: 'recording',
          recording: '20260101T100000Z_daemon-tls_master_00000000',
          title: 'master',
          from: 0,
          text: '[0, "o", "hello"]\n',
        },
        at,
      ),
    },
    { kind: 'verdict' as const, subject: 's', ...verdict({ close: 'pass', open: 'fail' }) },
    {
      kind: 'attempt' as const,
      subject: '',
      ...tell(
        {
          kind: 'attempt',
          seed: 'x',
          report: { exercise: 'daemon-tls', outcome: 'refused', summary: msg`refused`, steps: [], at },
        },
        at,
      ),
    },
  ]
  for (const report of reports)
    await database.db
      .insertInto('reports')
      .values({ ...report, person: ADA, device, exercise: 'daemon-tls', at, received_at: at })
      .execute()
  const grades = createGrades({
    database,
    home,
    exercises,
    course: async () => course,
    className: async () => 'Docker 101',
  })
  return { grades, device, laptop }
}
