import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { msg } from '../../contract/index.ts'
import { type Progress, openProgress } from './progress.ts'
import { sampleSession, sampleVerdict } from './testing/sample-verdict.ts'

let home: string
let progress: Progress
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'bulkhead-standings-'))
  progress = openProgress(home)
})
afterEach(async () => {
  await progress.close()
  rmSync(home, { recursive: true })
})

test('nothing is known of a newcomer', async () => {
  expect(await progress.standings()).toEqual(new Map())
})

test('each exercise has its own, with the newest time', async () => {
  await progress.saveSession(sampleSession('a'), 'app')
  await progress.saveSession(
    sampleSession('b', { exercise: 'seccomp', openedAt: '2026-02-02T00:00:00.000Z' }),
    'cli',
  )
  await progress.setSeed('daemon-tls', 's1')
  await progress.recordVerdict('a', sampleVerdict('pass', '2026-01-03T00:00:00.000Z'))
  expect(Object.fromEntries(await progress.standings())).toEqual({
    'daemon-tls': {
      seed: 's1',
      achieved: [{ seed: 's1', task: 'port' }],
      unsupported: [],
      lastWorkedAt: '2026-01-03T00:00:00.000Z',
    },
    seccomp: { achieved: [], unsupported: [], lastWorkedAt: '2026-02-02T00:00:00.000Z' },
  })
})

test('an attempt counts as work', async () => {
  const at = '2026-03-03T00:00:00.000Z'
  await progress.addAttempt('egress', 's1', {
    exercise: 'egress',
    outcome: 'refused',
    summary: msg`Refused.`,
    steps: [],
    at,
  })
  expect((await progress.standings()).get('egress')?.lastWorkedAt).toBe(at)
})

test('what the newest verdict could not judge here is told', async () => {
  await progress.saveSession(sampleSession('a'), 'app')
  const of = (status: 'pass' | 'unsupported') => ({
    ...sampleVerdict('pass', '2026-01-01T00:00:00.000Z'),
    tasks: [{ id: 'port', title: msg`Port`, status, achieved: null, points: 1, checks: [] }],
  })
  await progress.recordVerdict('a', of('pass'))
  await progress.recordVerdict('a', of('unsupported'))
  expect((await progress.standings()).get('daemon-tls')?.unsupported).toEqual(['port'])
})
