import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { noPolicy } from '../contract/audit/index.ts'
import { items } from '../audit/items/index.ts'
import { parsePolicy } from '../audit/policy-text.ts'
import { reportOf } from '../audit/report.ts'
import { soundHost } from '../audit/testing/sound-host.ts'
import { createPolicies } from '../engine/audit/policies.ts'
import { openProgress } from '../engine/progress/progress.ts'

const asked = items.flatMap(({ id, question }) => (question ? [id] : [])).slice(0, 3)

let home: string
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'bulkhead-at-once-'))
  const progress = openProgress(home)
  await progress.addAudit(
    '00000000-0000-4000-8000-000000000001',
    reportOf(soundHost(), noPolicy, { kind: 'docker' }),
  )
  await progress.close()
})
afterEach(() => rmSync(home, { recursive: true }))

/** What a command line of its own said where it failed. */
async function bulkhead(...args: string[]): Promise<string> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), 'audit', ...args], {
    env: { ...process.env, BULKHEAD_HOME: home, BULKHEAD_LANG: 'en' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const [status] = await once(child, 'close')
  return status === 0 ? '' : said
}

test('of many who answer at the same moment, all are heard', { timeout: 120_000 }, async () => {
  const file = join(home, 'policy.json')
  const attest = (id: string, ...more: string[]) => bulkhead('attest', id, '--by', 'Ada', ...more)
  const accept = (name: string) =>
    bulkhead(
      'accept',
      'C5',
      `container:${name}`,
      '--by',
      'Ada',
      '--reason',
      'until 2.0',
      '--until',
      '2999-01-01',
    )
  const names = ['a', 'b']
  const failed = await Promise.all([
    ...asked.map((id) => attest(id)),
    ...names.map(accept),
    ...asked.map((id) => attest(id, '--policy', file)),
  ])
  expect(failed.filter((said) => said !== '')).toEqual([])
  const kept = createPolicies(home).read(`daemon/${soundHost().info.ID}`)
  expect(kept.attestations.map(({ item }) => item).toSorted()).toEqual(asked.toSorted())
  expect(kept.accepted.map(({ subject }) => subject).toSorted()).toEqual(
    names.map((name) => `container:${name}`),
  )
  const written = parsePolicy(readFileSync(file, 'utf8'))
  if (!('policy' in written)) throw new Error('the file is one')
  expect(written.policy.attestations.map(({ item }) => item).toSorted()).toEqual(asked.toSorted())
})
