import { expect, test } from 'vitest'
import { combineStatus, type Status, verbatim } from '../../contract/index.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { tasks } from './tasks.ts'
import { after, booted, checked, params, solved } from './test-observation.ts'

function statusesOf(observation: Observation): Record<string, Status> {
  const results = Object.entries(judge(observation, params))
  return Object.fromEntries(results.map(([id, checks]) => [id, combineStatus(checks)]))
}

const butFor = (...ids: string[]) =>
  Object.fromEntries(tasks.map(({ id }) => [id, ids.includes(id) ? 'fail' : 'pass']))
const everything = tasks.map(({ id }) => id)

test('a solved lab passes, looked at and checked', () => {
  expect(statusesOf(solved())).toEqual(butFor())
  expect(statusesOf(checked())).toEqual(butFor())
})

test.each<[string, string[], (seen: Observation) => void]>([
  ['live-restore as a flag', [], (seen) => Object.assign(seen.configuration, { inFile: null, asFlag: true })],
  ['only the socket is enabled', [], (seen) => (seen.unit.UnitFileState = 'disabled')],
  [
    'a later engine',
    [],
    (seen) => {
      seen.engine!.version = '28.1.0'
      seen.packages.engine!.version = seen.packages.cli!.version = '28.1.0-1'
    },
  ],
  ['an old engine', ['engine-upgraded', 'till-kept'], (seen) => (seen.engine!.version = '20.10.24+dfsg1')],
  [
    'the engine is silent',
    ['engine-upgraded', 'till-kept', 'live-restore-stays'],
    (seen) => (seen.engine = null),
  ],
  ['another daemon than systemd’s', ['engine-upgraded'], (seen) => (seen.unit.MainPID = '0')],
  [
    'the flag was given by hand',
    ['engine-upgraded', 'live-restore-stays'],
    (seen) => {
      seen.unit.MainPID = '0'
      Object.assign(seen.configuration, { inFile: null, asFlag: true })
    },
  ],
  [
    'the till has forgotten',
    ['till-kept'],
    (seen) => {
      seen.told = {
        kind: 'answered',
        status: 200,
        body: 'In the drawer: nothing, this till was started again',
      }
    },
  ],
  [
    'a neighbour’s takings',
    ['till-kept'],
    (seen) => {
      seen.told = { kind: 'answered', status: 200, body: 'In the drawer: 4711-ducats-and-more' }
    },
  ],
  [
    'nobody answers',
    ['till-kept'],
    (seen) => (seen.told = { kind: 'refused', message: 'connection refused' }),
  ],
  ['the new engine does not know the till', ['till-kept'], (seen) => (seen.till = null)],
  ['the till is paused', ['till-kept'], (seen) => (seen.till!.status = 'paused')],
  ['the daemon believes in a process that is gone', ['till-kept'], (seen) => (seen.till!.startedAt = null)],
  ['the till is younger than the daemon', ['till-kept'], (seen) => (seen.till!.startedAt = after(1801))],
  ['the till was started again', ['till-kept'], (seen) => (seen.till!.startedAt = after(200))],
  [
    'the till was made anew soon',
    ['till-kept'],
    (seen) => {
      Object.assign(seen.till!, { createdAt: after(100), startedAt: after(101) })
    },
  ],
  [
    'till and vault were made anew later',
    ['till-kept'],
    (seen) => {
      Object.assign(seen.till!, { createdAt: after(400), startedAt: after(401) })
      seen.vaultStartedAt = after(410)
    },
  ],
  ['the vault is gone', ['till-kept'], (seen) => (seen.vaultStartedAt = null)],
  ['live-restore is off now', ['live-restore-stays'], (seen) => (seen.engine!.liveRestore = false)],
  ['not in the configuration', ['live-restore-stays'], (seen) => (seen.configuration.inFile = null)],
  ['off in the configuration', ['live-restore-stays'], (seen) => (seen.configuration.inFile = false)],
  ['in both places', ['live-restore-stays'], (seen) => (seen.configuration.asFlag = true)],
  [
    'a file that is no JSON',
    ['live-restore-stays'],
    (seen) => {
      Object.assign(seen.configuration, { inFile: null, broken: true })
    },
  ],
  ['units that nobody read', ['live-restore-stays'], (seen) => (seen.unit.NeedDaemonReload = 'yes')],
  [
    'nothing starts docker',
    ['live-restore-stays'],
    (seen) => {
      seen.unit.UnitFileState = seen.socket.UnitFileState = 'disabled'
    },
  ],
  ['docker-cli is missing', ['updates-arrive'], (seen) => (seen.packages.cli = null)],
  [
    'docker-cli was removed',
    ['updates-arrive'],
    (seen) => {
      seen.packages.cli!.status = 'deinstall ok config-files'
    },
  ],
  ['docker-cli is another version', ['updates-arrive'], (seen) => (seen.packages.cli!.version = '26.1.4-1')],
  ['the package is old', ['updates-arrive'], (seen) => (seen.packages.engine!.version = '20.10.24+dfsg1-1')],
  ['the package is not what runs', ['updates-arrive'], (seen) => (seen.engine!.version = '26.1.4')],
  [
    'half configured',
    ['updates-arrive'],
    (seen) => (seen.packages.engine!.status = 'install ok half-configured'),
  ],
  ['held', ['updates-arrive'], (seen) => (seen.packages.engine!.status = 'hold ok installed')],
  ['docker-cli held', ['updates-arrive'], (seen) => (seen.packages.cli!.status = 'hold ok installed')],
  [
    'an impostor',
    everything,
    (seen) => {
      seen.daemon.identity = { kind: 'impostor', reason: '/usr/bin/python3 answers' }
    },
  ],
  [
    'no command can be run in the till',
    ['till-kept'],
    (seen) => {
      seen.exec = { kind: 'refused', message: verbatim('no such container') }
    },
  ],
  ['a command ran elsewhere', ['till-kept'], (seen) => (seen.exec = { kind: 'elsewhere' })],
  [
    'docker did not come back',
    ['live-restore-stays'],
    (seen) => {
      seen.restart = { ok: false, message: 'failed', at: seen.at }
    },
  ],
])('%s', (_, failing, change) => {
  const seen = solved()
  change(seen)
  expect(statusesOf(seen)).toEqual(butFor(...failing))
})

test('a slow machine: the till started minutes after master', () => {
  const seen = solved()
  Object.assign(seen.till!, { createdAt: booted + 200_000, startedAt: booted + 240_000 })
  seen.vaultStartedAt = booted + 260_000
  expect(statusesOf(seen)).toEqual(butFor())
})
