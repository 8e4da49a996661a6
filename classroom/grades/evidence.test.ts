import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import type { ClassCourse } from '../../contract/class/index.ts'
import { type ExerciseDefinition, msg, render } from '../../contract/index.ts'
import type { ClassDatabase } from '../store/database.ts'
import { describeOnBoth } from '../testing/databases.ts'
import { createReportingDevice } from '../testing/reporting-device.ts'
import {
  EVIDENCE_KEY,
  EvidenceFile,
  EvidencePayload,
  evidenceKey,
  keyFingerprint,
  signEvidence,
} from './evidence.ts'
import { createGrades } from './grades.ts'
import { verifyEvidence } from './verify.ts'

const home = mkdtempSync(join(tmpdir(), 'bulkhead-evidence-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const ADA = 'a'.repeat(16)
const course: ClassCourse = {
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
const exercises = [
  {
    id: 'daemon-tls',
    title: msg`A door`,
    tasks: ['close', 'open'].map((id) => ({ id, title: msg`task`, points: 10 })),
  },
] as unknown as ExerciseDefinition[]

async function classWithAda(database: ClassDatabase) {
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

async function bundleOf(database: ClassDatabase): Promise<string> {
  const { grades } = await classWithAda(database)
  return Buffer.from((await grades.file('evidence', ADA)).base64, 'base64').toString()
}

describeOnBoth('the evidence of a learner', ({ open }) => {
  test('can be verified by itself', async () => {
    const text = await bundleOf(await open())
    const found = verifyEvidence(text)
    expect(found).toMatchObject({ broken: [], notes: [], reports: { own: 4, hosted: 0 } })
    expect(found?.payload.grade).toMatchObject({ name: 'Ada', score: 15, maxScore: 25 })
    expect(found?.fingerprint).toBe(keyFingerprint(evidenceKey(home).publicKey))
    // The recording's own text is not in it.
    expect(text).not.toContain('hello')
  })

  test('other formats are made of the same grades', async () => {
    const { grades } = await classWithAda(await open())
    for (const format of ['csv', 'json', 'junit', 'gradescope', 'prairielearn'] as const) {
      const file = await grades.file(format, null)
      expect(Buffer.from(file.base64, 'base64').length).toBeGreaterThan(100)
    }
    const csv = Buffer.from((await grades.file('csv', ADA)).base64, 'base64').toString()
    expect(csv).toContain(',15,25')
    await expect(grades.file('csv', 'b'.repeat(16))).rejects.toThrow('There is no such learner')
    await expect(grades.file('evidence', null)).rejects.toThrow('one learner at a time')
  })
})

test('the key is nobody else’s to read', () => {
  evidenceKey(home)
  expect(statSync(join(home, EVIDENCE_KEY)).mode & 0o777).toBe(0o600)
  expect(evidenceKey(home).publicKey).toBe(evidenceKey(home).publicKey)
})

describeOnBoth('a bundle that was changed', ({ open }) => {
  /** What is found where the bundle is changed and signed again, by a key that the forger has. */
  async function changed(change: (payload: EvidencePayload) => void): Promise<string[]> {
    const file = EvidenceFile.parse(JSON.parse(await bundleOf(await open())))
    const payload = EvidencePayload.parse(JSON.parse(file.payload))
    change(payload)
    const found = verifyEvidence(signEvidence(payload, evidenceKey(home)))
    return [...(found?.broken ?? []), ...(found?.notes ?? [])].map((message) => render(message))
  }

  test('after the class signed it', async () => {
    const file = EvidenceFile.parse(JSON.parse(await bundleOf(await open())))
    const text = JSON.stringify({ ...file, payload: file.payload.replaceAll('Ada', 'Eve') })
    expect(verifyEvidence(text)?.broken.map((message) => render(message))).toEqual([
      'The class’s signature does not fit: the bundle was changed after it was signed.',
    ])
    expect(verifyEvidence(text.slice(0, -20))).toBeUndefined()
    expect(verifyEvidence('{}')).toBeUndefined()
    expect(verifyEvidence('[1,2]')).toBeUndefined()
  })

  test('in a grade', async () => {
    expect(await changed((payload) => (payload.grade.score = 25))).toEqual([
      'The grades do not follow from the reports.',
    ])
  })

  test('in a report', async () => {
    const found = await changed((payload) => {
      const [, , report] = payload.reports
      if (report && 'body' in report)
        report.body = report.body.replace(
          '"open","title":{"text":"task"},"status":"fail"',
          '"open","title":{"text":"task"},"status":"pass"',
        )
    })
    expect(found).toContain('1 reports of “laptop” do not carry the signature of that machine.')
    expect(found).toContain('Report 4 of “laptop” does not follow the one before it.')
  })

  test('in that a report was left out, at the end of which nobody knows', async () => {
    expect(await changed((payload) => void payload.reports.splice(1, 1))).toEqual([
      '1 reports of “laptop” are not in the bundle.',
    ])
  })

  test('in that a recording’s place was filled with another', async () => {
    const found = await changed((payload) => {
      const [, report] = payload.reports
      if (report && 'sha256' in report) report.sha256 = '0'.repeat(64)
    })
    expect(found).toEqual(['Report 3 of “laptop” does not follow the one before it.'])
  })

  test('in that a report is there twice', async () => {
    const found = await changed((payload) => payload.reports.push(...payload.reports.slice(0, 1)))
    expect(found).toContain('Report 1 of “laptop” does not follow the one before it.')
  })

  test('in that a machine was left out, or its key is another kind', async () => {
    expect(await changed((payload) => (payload.devices = []))).toEqual([
      'There are reports of a machine that the bundle does not name.',
    ])
    const keyless = await changed((payload) => {
      for (const device of payload.devices) device.key = null
    })
    expect(keyless).toEqual(['3 reports of “laptop” do not carry the signature of that machine.'])
  })
})
