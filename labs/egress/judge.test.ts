import { describe, expect, test } from 'vitest'
import { judgingOf } from '../shared/judging.ts'
import { judge } from './judge.ts'
import type { Knock, Observation } from './observation.ts'
import { tasks } from './tasks.ts'
import { knock, params, solved } from './test-observation.ts'

const { all, but: butFor, solvedBut } = judgingOf({ tasks, judge }, solved, params)
const doorTo = (knocks: Knock[], host: string, port: number) =>
  knocks.find((each) => each.host === host && each.port === port)!
const answered: Knock['outcome'] = { kind: 'answered', status: 200, body: 'here' }
const unusable: Knock['outcome'] = { kind: 'unusable', message: 'no agent' }
const report = (body: string) => knock('service', '127.0.0.1', 80, body)

describe('a solved lab, but', () => {
  test('nothing is different', () => expect(solvedBut(() => {})).toEqual(all('pass')))

  test.each<[string, (seen: Observation) => void]>([
    ['the daemon is away', (seen) => (seen.daemon.identity = { kind: 'absent', reason: 'nobody listens' })],
    ['somebody else answers', (seen) => (seen.daemon.identity = { kind: 'impostor', reason: 'python' })],
    ['the container is gone', (seen) => (seen.service = null)],
    ['the container is stopped', (seen) => (seen.service!.running = false)],
    ["the container is on master's network", (seen) => (seen.service!.ownNetwork = false)],
    ['the container gives no report', (seen) => (seen.report = knock('service', '127.0.0.1', 80))],
  ])('%s: then nothing is proven', (_, change) => {
    expect(solvedBut(change)).toEqual(all('fail'))
  })

  test.each<[string, string, number, string[]]>([
    ["stranger's drop", '10.80.1.40', 23_123, ['strangers', 'lasting']],
    ["stranger's other port", '10.80.1.40', 24_123, ['strangers']],
    ['stranger at the number of the offer', '10.80.1.40', 21_123, ['strangers']],
    ['the billing', '10.80.1.30', 22_123, ['supplier']],
    ['master at its own address', '10.80.1.20', 25_123, ['host']],
    ['master on the bridge', '172.21.7.1', 26_123, ['host']],
  ])('%s is open', (_, host, port, ids) => {
    expect(solvedBut((seen) => (doorTo(seen.doors, host, port).outcome = answered))).toEqual(
      butFor('fail', ...ids),
    )
    const hungUp: Knock['outcome'] = { kind: 'rejected', message: 'reset' }
    expect(solvedBut((seen) => (doorTo(seen.doors, host, port).outcome = hungUp))).toEqual(
      butFor('fail', ...ids),
    )
  })

  test.each<[string, number, string]>([
    ['10.80.1.40', 24_123, 'strangers'],
    ['10.80.1.30', 22_123, 'supplier'],
    ['10.80.1.20', 25_123, 'host'],
  ])('nobody is at home at %s, port %i', (host, port, id) => {
    expect(
      solvedBut((seen) => (doorTo(seen.controls, host, port).outcome = knock('master', host, port).outcome)),
    ).toEqual(butFor('fail', id))
    expect(solvedBut((seen) => (doorTo(seen.doors, host, port).outcome = unusable))).toEqual(
      butFor('error', id),
    )
  })

  test('a question for a name gets out, or could not be asked', () => {
    expect(solvedBut((seen) => (seen.question.arrived = true))).toEqual(butFor('fail', 'strangers'))
    expect(solvedBut((seen) => (seen.question.asked = false))).toEqual(butFor('error', 'strangers'))
  })

  test.each<[string, (seen: Observation) => void, string[]]>([
    [
      'outsiders are not served',
      (seen) => (seen.outsider = knock('stranger', '10.80.1.20', 20_123)),
      ['strangers', 'lasting'],
    ],
    ['master is not served', (seen) => (seen.owner = knock('master', '10.80.1.20', 20_123)), ['host']],
    [
      'no offer comes',
      (seen) => (seen.report = report('supplier is 10.80.1.30\nstock: bb-22')),
      ['supplier', 'lasting'],
    ],
    [
      'the offer is an old one',
      (seen) => (seen.report = report('supplier is 10.80.1.30\noffer: old\nstock: bb-22')),
      ['supplier', 'lasting'],
    ],
    ['no name is found', (seen) => (seen.report = report('offer: aa-11\nstock: bb-22')), ['host']],
    [
      'no stock comes',
      (seen) => (seen.report = report('supplier is 10.80.1.30\noffer: aa-11')),
      ['supplier'],
    ],
    ['the neighbour is gone', (seen) => (seen.stock = null), ['supplier']],
  ])('%s', (_, change, ids) => expect(solvedBut(change)).toEqual(butFor('fail', ...ids)))

  test.each<[string, (seen: Observation) => void]>([
    ['nothing is on the disk', (seen) => (seen.disk.files = [])],
    ['no unit reads it at boot', (seen) => (seen.disk.files[0]!.units[0]!.state = 'disabled')],
    ['only what goes out is kept', (seen) => seen.disk.files[0]!.lines.pop()],
    ['docker does not start at boot', (seen) => (seen.disk.docker = ['disabled', 'disabled'])],
    ['the service does not come back', (seen) => (seen.service!.restartPolicy = 'no')],
    ['the neighbour does not come back', (seen) => (seen.neighbour!.restartPolicy = '')],
    ['a rule names an address', (seen) => seen.disk.files[0]!.lines.push('-s 172.21.7.3 -j DROP')],
    [
      'a restart went wrong',
      (seen) => (seen.restarts = [{ unit: 'docker.service', ok: false, message: 'failed', at: seen.at }]),
    ],
  ])('%s', (_, change) => expect(solvedBut(change)).toEqual(butFor('fail', 'lasting')))

  test('an internal network without an address of master needs no rule', () => {
    const statuses = solvedBut((seen) => {
      Object.assign(seen.service!.networks[0]!, { internal: true, gateway: '' })
      seen.disk.files = []
    })
    expect(statuses).toEqual(all('pass'))
  })
})
