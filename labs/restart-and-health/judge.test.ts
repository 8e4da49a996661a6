import { expect, test } from 'vitest'
import { combineStatus, msg, type Status } from '../../contract/index.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { tasks } from './tasks.ts'
import { checked, params, solved } from './test-observation.ts'

type Checked = ReturnType<typeof checked>

function statusesOf(observation: Observation): Record<string, Status> {
  const results = Object.entries(judge(observation, params))
  return Object.fromEntries(results.map(([id, checks]) => [id, combineStatus(checks)]))
}

const butFor = (status: Status, ...ids: string[]) =>
  Object.fromEntries(tasks.map(({ id }) => [id, ids.includes(id) ? status : 'pass']))
const everything = tasks.map(({ id }) => id)

test('a solved lab passes, looked at and tried', () => {
  expect(statusesOf(solved())).toEqual(butFor('fail'))
  expect(statusesOf(checked())).toEqual(butFor('fail'))
})

test.each<[string, string[], (seen: Observation) => void]>([
  [
    'the worker is at it',
    [],
    (seen) => Object.assign(seen.worker!, { status: 'restarting', restartCount: 2 }),
  ],
  [
    'the worker was limited after many restarts',
    [],
    (seen) => {
      seen.worker!.restartCount = 40
    },
  ],
  [
    'the worker was limited, and still waits for its next failure',
    ['restarts-limited'],
    (seen) => Object.assign(seen.worker!, { status: 'restarting', restartCount: 40 }),
  ],
  [
    'the worker was stopped half way',
    ['restarts-limited'],
    (seen) => {
      seen.worker!.restartCount = 1
    },
  ],
  [
    'the worker ended well, so it is another one',
    ['restarts-limited'],
    (seen) => {
      seen.worker!.exitCode = 0
    },
  ],
  [
    'the worker was only created',
    ['restarts-limited'],
    (seen) => {
      seen.worker!.status = 'created'
    },
  ],
  [
    'there is no worker',
    ['restarts-limited'],
    (seen) => {
      seen.worker = null
    },
  ],
  [
    'there is no desk',
    everything,
    (seen) => {
      seen.desk = seen.answers.desk = seen.first = seen.processes = null
    },
  ],
  [
    'the desk says something else',
    ['zombies-reaped', 'stops-when-asked', 'health-tells'],
    (seen) => {
      seen.answers.desk = { kind: 'answered', status: 200, body: 'hello' }
    },
  ],
  [
    'the desk is full of ended processes',
    ['zombies-reaped'],
    (seen) => {
      seen.processes = { current: 12, max: 12 }
    },
  ],
  [
    'the desk is among the processes of the host',
    ['zombies-reaped', 'stops-when-asked'],
    (seen) => {
      seen.first!.ownNumber = 812
    },
  ],
  [
    'the twin refuses: its server does not run',
    ['health-tells'],
    (seen) => {
      seen.answers.twin = { kind: 'refused', message: 'connection refused' }
    },
  ],
  [
    'Docker does not know yet',
    ['health-tells'],
    (seen) => {
      seen.twin!.health = { status: 'starting', said: '' }
    },
  ],
  [
    'the twin is asked more often',
    ['health-tells'],
    (seen) => {
      seen.twin!.check!.intervalMs = 1000
    },
  ],
  [
    'both are asked too seldom',
    ['health-tells'],
    (seen) => {
      seen.desk!.check!.intervalMs = seen.twin!.check!.intervalMs = 8000
    },
  ],
])('%s', (_, failing, change) => {
  const seen = solved()
  change(seen)
  expect(statusesOf(seen)).toEqual(butFor('fail', ...failing))
})

test.each<[string, Status, string, (trials: Checked['trials']) => void]>([
  [
    'the worker goes on',
    'fail',
    'restarts-limited',
    (trials) => {
      trials.crash = { kind: 'goes-on', restarts: 4, seconds: 5 }
    },
  ],
  [
    'the worker ended otherwise',
    'fail',
    'restarts-limited',
    (trials) => {
      trials.crash = { kind: 'ended', restarts: 0, exitCode: 0, seconds: 5 }
    },
  ],
  [
    'a hang goes unnoticed',
    'fail',
    'health-tells',
    (trials) => {
      trials.hang = { kind: 'unnoticed', seconds: 16, health: 'healthy' }
    },
  ],
  [
    'the desk could not be made to hang',
    'error',
    'health-tells',
    (trials) => {
      trials.hang = { kind: 'impossible', message: msg`no killall` }
    },
  ],
  [
    'the desk was killed',
    'fail',
    'stops-when-asked',
    (trials) => {
      trials.stop = { kind: 'killed', seconds: 5 }
    },
  ],
  [
    'orphans stay',
    'fail',
    'zombies-reaped',
    (trials) => {
      trials.orphans = { kind: 'counted', orphans: 30, before: 5, after: 35 }
    },
  ],
])('tried: %s', (_, status, task, change) => {
  const seen = checked()
  change(seen.trials)
  expect(statusesOf(seen)).toEqual(butFor(status, task))
})

test('an impostor on the socket proves nothing', () => {
  const seen = solved()
  seen.daemon.identity = { kind: 'impostor', reason: '/usr/bin/python3 answers' }
  expect(statusesOf(seen)).toEqual(butFor('fail', ...everything))
})

test('a kernel that does not count processes', () => {
  const seen = solved()
  seen.processes = { current: null, max: null }
  expect(statusesOf(seen)).toEqual(butFor('unsupported', 'zombies-reaped'))
})
