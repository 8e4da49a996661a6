import { expect, test } from 'vitest'
import { judgingOf } from '../shared/judging.ts'
import { genuineDaemon } from '../shared/probe-double.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { tasks } from './tasks.ts'

const at = '2026-01-01T12:00:00.000Z'
const params = { firstCve: 'cve-2018-15664', secondCve: 'cve-2023-25173', thirdCve: 'cve-2025-31133' }

function solved(): Observation {
  return {
    at,
    daemon: genuineDaemon(at),
    answers: {
      engine: '26.1.5',
      containerd: '1.7.24',
      runc: '1.1.15',
      'docker-package': '26.1.5+dfsg1-9+deb13u1',
      'runc-package': '1.1.15+ds1-2+b4',
      patched: 'docker.io',
    },
    verdicts: { 'cve-2018-15664': 'fixed', 'cve-2023-25173': 'fixed', 'cve-2025-31133': 'open' },
    versions: { engine: '26.1.5+dfsg1', containerd: '1.7.24~ds1', runc: '1.1.15+ds1' },
    installed: {
      'docker.io': '26.1.5+dfsg1-9+deb13u1',
      containerd: '1.7.24~ds1-6+b4',
      runc: '1.1.15+ds1-2+b4',
    },
  }
}

const { all, but, butFor, solvedBut } = judgingOf({ tasks, judge }, solved, params)

test('solved', () => {
  expect(solvedBut(() => {})).toEqual(all('pass'))
})

test.each<[string, string[], (seen: Observation) => void]>([
  ['a version with all that Debian adds', [], (seen) => (seen.answers.runc = '1.1.15+ds1-2')],
  ['a version with a v', [], (seen) => (seen.answers.engine = 'v26.1.5')],
  ['another version', ['versions'], (seen) => (seen.answers.engine = '26.1.4')],
  ['a word for a version', ['versions'], (seen) => (seen.answers.runc = 'latest')],
  ['no version', ['versions'], (seen) => (seen.answers.containerd = null)],
  ['a verdict in capitals', [], (seen) => (seen.verdicts['cve-2025-31133'] = 'OPEN.')],
  ['a wrong verdict', ['verdict'], (seen) => (seen.verdicts['cve-2025-31133'] = 'fixed')],
  ['no verdict', ['verdict'], (seen) => (seen.verdicts['cve-2023-25173'] = null)],
  ['a verdict of another kind', ['verdict'], (seen) => (seen.verdicts['cve-2018-15664'] = 'yes')],
  ['runc was upgraded meanwhile', ['versions', 'verdict'], (seen) => (seen.versions.runc = '1.3.3+ds1')],
  ['only upstream’s number', ['backports'], (seen) => (seen.answers['runc-package'] = '1.1.15')],
  ['too many packages', ['backports'], (seen) => (seen.answers.patched = 'docker.io, runc')],
  ['none', ['backports'], (seen) => (seen.answers.patched = 'none')],
  [
    'several, in any order',
    [],
    (seen) => {
      seen.installed.runc = '1.1.15+ds1-2+deb13u1'
      seen.answers['runc-package'] = '1.1.15+ds1-2+deb13u1'
      seen.answers.patched = 'runc,docker.io'
    },
  ],
])('%s', (_, failing, change) => {
  expect(solvedBut(change)).toEqual(butFor(...failing))
})

test('the daemon is away', () => {
  expect(solvedBut((seen) => (seen.daemon.identity = { kind: 'absent', reason: 'nobody' }))).toEqual(
    all('fail'),
  )
})

test('where the daemon does not say, nobody is blamed', () => {
  expect(solvedBut((seen) => (seen.versions.runc = null))).toEqual(but('error', 'versions', 'verdict'))
})
