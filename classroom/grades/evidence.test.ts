import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { msg, render } from '../../contract/index.ts'
import type { ClassDatabase } from '../store/database.ts'
import { describeOnBoth } from '../testing/databases.ts'
import { ADA, classWithAda, course, exercises } from '../testing/graded-class.ts'
import type { Telling } from '../testing/reporting-device.ts'
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

async function bundleOf(database: ClassDatabase): Promise<string> {
  const { grades } = await classWithAda(database, home)
  return Buffer.from((await grades.file('evidence', ADA)).base64, 'base64').toString()
}

describeOnBoth('the evidence of a learner', ({ open }) => {
  test('can be verified by itself', async () => {
    const text = await bundleOf(await open())
    const found = verifyEvidence(text)
    expect(found).toMatchObject({ broken: [], notes: [], reports: { own: 4, hosted: 0 } })
    expect(found?.payload.grade).toMatchObject({ name: 'Ada', score: 10, maxScore: 25 })
    expect(found?.fingerprint).toBe(keyFingerprint(evidenceKey(home).publicKey))
    // The recording's own text is not in it.
    expect(text).not.toContain('hello')
  })

  test('holds also with a report of a kind that only a newer Bulkhead knows', async () => {
    const database = await open()
    const { grades, device, laptop } = await classWithAda(database, home)
    const at = '2026-01-01T10:00:00.000Z'
    const { id, signed } = laptop.tell({ kind: 'dreamt' } as never, at)
    await database.db
      .insertInto('reports')
      .values({
        ...signed,
        id,
        person: ADA,
        device,
        seq: 5,
        kind: 'other',
        exercise: '',
        subject: '',
        at,
        received_at: at,
      })
      .execute()
    const text = Buffer.from((await grades.file('evidence', ADA)).base64, 'base64').toString()
    expect(verifyEvidence(text)).toMatchObject({ broken: [], notes: [], reports: { own: 5 } })
  })

  test('holds also where a report comes while it is put together', async () => {
    const database = await open()
    const { laptop, device } = await classWithAda(database, home)
    const at = '2026-01-01T10:00:00.000Z'
    const late = createGrades({
      database,
      home,
      exercises,
      course: async () => course,
      // Asked for when the grades are there, and the reports not yet.
      async className() {
        const report = { exercise: 'daemon-tls', outcome: 'succeeded', summary: msg`got in`, steps: [], at }
        const { id, signed } = laptop.tell({ kind: 'attempt', seed: 'x', report } as Telling, at)
        await database.db
          .insertInto('reports')
          .values({
            ...signed,
            id,
            person: ADA,
            device,
            seq: 5,
            kind: 'attempt',
            exercise: 'daemon-tls',
            subject: '',
            at,
            received_at: at,
          })
          .execute()
        return 'Docker 101'
      },
    })
    const text = Buffer.from((await late.file('evidence', ADA)).base64, 'base64').toString()
    const found = verifyEvidence(text)
    expect(found).toMatchObject({ broken: [], reports: { own: 5 } })
    expect(found?.payload.grade.score).toBe(10)
  })

  test('others have their turn while grades are computed', async () => {
    const { grades } = await classWithAda(await open(), home)
    let turns = 0
    let next = setImmediate(function turn() {
      turns += 1
      next = setImmediate(turn)
    })
    await grades.file('csv', null)
    clearImmediate(next)
    expect(turns).toBeGreaterThan(0)
  })

  test('other formats are made of the same grades', async () => {
    const { grades } = await classWithAda(await open(), home)
    for (const format of ['csv', 'json', 'junit', 'gradescope', 'prairielearn'] as const) {
      const file = await grades.file(format, null)
      expect(Buffer.from(file.base64, 'base64').length).toBeGreaterThan(100)
    }
    const csv = Buffer.from((await grades.file('csv', ADA)).base64, 'base64').toString()
    expect(csv).toContain(',10,25')
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
