import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { reportOf } from '../../audit/report.ts'
import { soundHost } from '../../audit/testing/sound-host.ts'
import { CertificateFile, issuedAt, noPolicy } from '../../contract/audit/index.ts'
import { type AttemptReport, type ExerciseDefinition, msg, render } from '../../contract/index.ts'
import { type Progress, openProgress } from '../progress/progress.ts'
import { sampleSession, sampleVerdict } from '../progress/testing/sample-verdict.ts'
import { certificate } from './certificate.ts'
import { CERTIFICATE_KEY } from './sign.ts'
import { verifyCertificate } from './verify.ts'

const id = 'daemon-tls'
// All that a certificate asks of an exercise.
const exercise = {
  id,
  title: msg`Harden this host`,
  topology: ['master', 'client'],
  attempt: { title: msg`All`, description: msg`All` },
} as unknown as ExerciseDefinition

let home: string
let progress: Progress
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'bulkhead-certificate-'))
  progress = openProgress(home)
})
afterEach(async () => {
  await progress.close()
  rmSync(home, { recursive: true })
})

const hour = (number: number): string => `2026-01-01T${String(number).padStart(2, '0')}:00:00.000Z`
const standing = (name = 'Ada') => certificate(exercise, name, { home, progress })
const missing = async () => (await standing()).missing.map((message) => render(message))

async function openLab(session: string, at: string, seed = 's1', replaces?: string) {
  await progress.saveSession(sampleSession(session, { openedAt: at, seed }), 'app', { replaces })
}
const check = (session: string, status: 'pass' | 'fail', at: string) =>
  progress.recordVerdict(session, sampleVerdict(status, at, { mode: 'check' }))
const attack = (at: string, outcome: AttemptReport['outcome'] = 'refused', seed = 's1') =>
  progress.addAttempt(id, seed, { exercise: id, outcome, summary: msg`So it was.`, steps: [], at })
const auditId = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const audit = (number: number, at: string, host = 'master') =>
  progress.addAudit(
    auditId(number),
    reportOf({ ...soundHost(), at }, noPolicy, { kind: 'lab', exercise: id, host }),
  )

async function whole() {
  await openLab('a', hour(1))
  await attack(hour(2))
  await audit(1, hour(3))
  await check('a', 'pass', hour(4))
}

test('what is missing is said, one after the other', async () => {
  expect(await missing()).toEqual(['Run a full check: press Check in the exercise.'])
  await openLab('a', hour(1))
  await progress.recordVerdict('a', sampleVerdict('pass', hour(2)))
  // A look without a restart is no full check.
  expect(await missing()).toEqual(['Run a full check: press Check in the exercise.'])
  await check('a', 'fail', hour(2))
  expect(await missing()).toEqual([
    'The best full check found 0 of 1 points; 1 are needed.',
    'Let the exercise’s attack run on the same lab: it has to be refused.',
    'Audit master of the same lab.',
  ])
  expect(await standing()).toMatchObject({ score: 0, maxScore: 1, passing: 1, issued: null })
})

test('with all of it there is a bundle that holds, the same at every asking', async () => {
  await whole()
  const { issued } = await standing(' Ada ')
  expect(issued?.evidence).toMatchObject({
    name: 'Ada',
    verdict: { score: 1 },
    attempt: { outcome: 'refused' },
  })
  expect(issued && issuedAt(issued.evidence)).toBe(hour(4))
  expect((await standing('Ada')).issued).toEqual(issued)
  expect((await standing('Bob')).issued?.fingerprint).not.toBe(issued?.fingerprint)
  const verified = verifyCertificate(issued?.file.text ?? '')
  expect(verified).toMatchObject({ fingerprint: issued?.fingerprint, broken: [], evidence: { name: 'Ada' } })
  expect(statSync(join(home, CERTIFICATE_KEY)).mode & 0o077).toBe(0)
})

test('what is of other hosts does not count: a lab before, a reset one, another host', async () => {
  await attack(hour(1))
  await audit(1, hour(1))
  await openLab('a', hour(2))
  await check('a', 'pass', hour(3))
  await audit(2, hour(3), 'client')
  const both = [
    'Let the exercise’s attack run on the same lab: it has to be refused.',
    'Audit master of the same lab.',
  ]
  expect(await missing()).toEqual(both)
  await attack(hour(3), 'refused', 'another-seed')
  expect(await missing()).toEqual(both)
})

test('an attack that gets in is in the way, until it is refused', async () => {
  await whole()
  await attack(hour(5), 'succeeded')
  expect(await missing()).toEqual([
    'The exercise’s attack still got in; close what it came through, and let it run again.',
  ])
  await attack(hour(6), 'error')
  expect(await missing()).toEqual(['Let the exercise’s attack run on the same lab: it has to be refused.'])
  await attack(hour(7))
  expect(await missing()).toEqual([])
})

test('a lab that is begun anew does not take away what was reached before', async () => {
  await whole()
  const before = await standing()
  await openLab('b', new Date(Date.now() + 1000).toISOString(), 's2', 'a')
  await progress.recordVerdict(
    'b',
    sampleVerdict('fail', new Date(Date.now() + 2000).toISOString(), { mode: 'check', seed: 's2' }),
  )
  expect(before.issued).not.toBeNull()
  expect(await standing()).toEqual(before)
})

test('an exercise without an attack has none', async () => {
  const { attempt: _, ...reading } = exercise
  const found = await certificate(reading as ExerciseDefinition, '', { home, progress })
  expect(found.missing.map((message) => render(message))).toEqual(['This exercise has no certificate.'])
})

test('a bundle that was changed, or says what does not follow, does not hold', async () => {
  await whole()
  const text = (await standing()).issued?.file.text ?? ''
  const broken = (changed: string) => verifyCertificate(changed)?.broken.map((message) => render(message))
  const renamed = text.replace('Ada', 'Eve')
  expect(broken(renamed)).toEqual(['The signature does not fit: the bundle was changed after it was signed.'])
  const file = CertificateFile.parse(JSON.parse(text))
  const better = { ...file, payload: file.payload.replace('"score":1', '"score":2') }
  expect(broken(JSON.stringify(better))).toContain('Its score does not follow from its tasks.')
  const other = { ...file, payload: file.payload.replace('"exercise":"daemon-tls"', '"exercise":"egress"') }
  expect(broken(JSON.stringify(other))).toContain('Not all of its parts are about the same exercise.')
  const live = { ...file, payload: file.payload.replace('"mode":"check"', '"mode":"live"') }
  expect(broken(JSON.stringify(live))).toContain('It is not about a full check.')
  const open = { ...file, payload: file.payload.replace('"outcome":"refused"', '"outcome":"succeeded"') }
  expect(broken(JSON.stringify(open))).toContain('Its attack was not refused.')
  expect(verifyCertificate('{}')).toBeUndefined()
  expect(verifyCertificate(text.slice(0, 100))).toBeUndefined()
})
