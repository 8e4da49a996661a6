import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { reportOf } from '../../audit/report.ts'
import { soundHost } from '../../audit/testing/sound-host.ts'
import { type CertificateEvidence, noPolicy } from '../../contract/audit/index.ts'
import { msg } from '../../contract/index.ts'
import { fingerprintOf, signCertificate } from '../../engine/certificate/sign.ts'
import { speak } from '../language.ts'
import { runClassCommand as run } from '../testing/class-commands.ts'

const home = mkdtempSync(join(tmpdir(), 'bulkhead-verify-'))
afterEach(() => speak('en'))
afterAll(() => rmSync(home, { recursive: true }))

const exercise = 'open-doors'
const at = '2026-01-02T03:04:05.000Z'
const evidence: CertificateEvidence = {
  schema: 'bulkhead.certificate/1',
  exercise,
  title: msg`Open doors`,
  bulkhead: '0.1.0',
  name: 'Ada',
  verdict: {
    schema: 'bulkhead.verdict/1',
    exercise,
    seed: 's1',
    score: 9,
    maxScore: 10,
    mode: 'check',
    at,
    tasks: [
      { id: 'a', title: msg`A`, status: 'pass', achieved: at, points: 9, checks: [] },
      { id: 'b', title: msg`B`, status: 'fail', achieved: null, points: 1, checks: [] },
    ],
  },
  attempt: { exercise, outcome: 'refused', summary: msg`Refused.`, steps: [], at },
  audit: reportOf(soundHost(), noPolicy, { kind: 'lab', exercise, host: 'master' }),
}

function written(name: string, text: string): string {
  const path = join(home, name)
  writeFileSync(path, text)
  return path
}

test('a certificate’s bundle holds, and what that proves is said', async () => {
  const text = signCertificate(home, evidence)
  const path = written('certificate.json', text)
  const { status, stdout } = await run('verify', path)
  expect(status).toBe(0)
  expect(stdout).toMatch(/certificate\.json: holds\n/)
  expect(stdout).toContain('9 of 10 points; attacks: refused; audit: ')
  expect(stdout).toContain(`Fingerprint of this file: ${fingerprintOf(text)}`)
  expect(stdout).toContain('It does not prove whose name it is')
  const [json] = JSON.parse((await run('verify', path, '--json')).stdout) as [{ fingerprint: string }]
  expect(json).toMatchObject({ holds: true, certificate: { name: 'Ada', score: 9, exercise } })
  expect((await run('verify', path, '--key', json.fingerprint)).status).toBe(0)
  const another = await run('verify', path, '--key', 'a'.repeat(64))
  expect(another.status).toBe(1)
  expect(another.stdout).toContain('another installation’s key')
})

test('one that was changed does not hold, and writes nothing to the terminal but its name', async () => {
  const forged = signCertificate(home, evidence).replace('Ada', 'Eve')
  const { status, stdout } = await run('verify', written('forged.json', forged))
  expect(status).toBe(1)
  expect(stdout).toContain('the bundle was changed after it was signed')
  const version = signCertificate(home, { ...evidence, bulkhead: '1\u001b[2K' })
  expect((await run('verify', written('escape.json', version))).stdout).not.toContain('\u001b[2K')
})
