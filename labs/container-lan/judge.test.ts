import { describe, expect, test } from 'vitest'
import { judgingOf } from '../shared/judging.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { tasks } from './tasks.ts'
import { answered, params, party, silent, solved, wire } from './test-observation.ts'

const { all, butFor, solvedBut } = judgingOf({ tasks, judge }, solved, params)

describe('a solved lab, but', () => {
  test('nothing is different', () => {
    expect(solvedBut(() => {})).toEqual(all('pass'))
  })

  test.each<[string, (seen: Observation) => void]>([
    ['the daemon is away', (seen) => (seen.daemon.identity = { kind: 'absent', reason: 'nobody listens' })],
    [
      'somebody else answers on the socket',
      (seen) => (seen.daemon.identity = { kind: 'impostor', reason: 'python3 answers' }),
    ],
    ['the server does not run', (seen) => (seen.server.state = 'stopped')],
    ['there is no intruder', (seen) => (seen.intruder.state = 'missing')],
    ['the intruder does something else', (seen) => (seen.own.intruder = answered('lodger', '', 404))],
    ['the server does not answer', (seen) => (seen.own.server = answered('ledger', '', 404))],
    ['the victim has no way to the server', (seen) => (seen.pair = [])],
    ['the victim gets somebody else’s answer', (seen) => (seen.pair = [answered('clerk', 'forged')])],
    [
      'the victim does not find the server by name',
      (seen) => (seen.own.victim = answered('clerk', 'no answer from ledger')),
    ],
  ])('%s: nothing is proven', (_, change) => {
    expect(solvedBut(change)).toEqual(all('fail'))
  })

  test('the daemon is away: nothing is said of containers that nobody could see', () => {
    const seen = solved()
    seen.daemon.identity = { kind: 'absent', reason: 'nobody listens' }
    for (const checks of Object.values(judge(seen, params)))
      expect(checks.map(({ id }) => id)).toEqual(['daemon-runs'])
  })

  test.each<[string, (seen: Observation) => void]>([
    ['server', (seen) => (seen.own.server = silent('ledger'))],
    ['victim', (seen) => (seen.own.victim = silent('clerk'))],
    ['intruder', (seen) => (seen.own.intruder = silent('lodger'))],
  ])('the machine is so busy that the %s does not answer itself in time: we can not tell', (_, change) => {
    expect(solvedBut(change)).toEqual(all('error'))
  })

  test('the server answers the intruder, if only to refuse', () => {
    expect(solvedBut((seen) => seen.reached.server.push(answered('lodger', 'Forbidden', 403)))).toEqual(
      butFor('server-out-of-reach'),
    )
  })

  test('the server hangs up on the intruder: that is a connection too', () => {
    const rejected = { kind: 'rejected', message: 'the server closed the connection' } as const
    expect(solvedBut((seen) => seen.reached.server.push({ ...silent('lodger'), outcome: rejected }))).toEqual(
      butFor('server-out-of-reach'),
    )
  })

  test('the victim answers the intruder', () => {
    expect(solvedBut((seen) => seen.reached.victim.push(answered('lodger', 'secret')))).toEqual(
      butFor('victim-out-of-reach'),
    )
  })

  test('the server has no address at all: nobody is reached', () => {
    expect(solvedBut((seen) => (seen.reached.server = []))).toEqual(all('pass'))
  })

  test('an address can not be tried: that is our trouble', () => {
    const unusable = { kind: 'unusable', message: 'no such name' } as const
    expect(
      solvedBut((seen) => seen.reached.server.push({ ...silent('lodger'), outcome: unusable })),
    ).toMatchObject({ 'server-out-of-reach': 'error', 'no-forgery': 'pass' })
  })

  test.each([
    ['NET_RAW', '00000000a80425fb', 'fail'],
    ['NET_ADMIN', '00000000a80415fb', 'fail'],
    ['all rights', '000001ffffffffff', 'fail'],
    ['neither of the two', '00000000a80405fb', 'pass'],
    ['no rights', '0000000000000000', 'pass'],
  ])('they meet on a closed network, and the intruder has %s', (_, bounding, status) => {
    const closed = wire('bridge', { open: false })
    const statuses = solvedBut((seen) => {
      for (const each of [seen.server, seen.victim, seen.intruder]) each.wires = [closed]
      seen.intruder.bounding = bounding
    })
    expect(statuses).toEqual({ ...all('pass'), 'no-forgery': status })
  })

  test('they meet, and what the intruder may do could not be read', () => {
    const statuses = solvedBut((seen) => {
      seen.intruder.wires = [wire('backroom', { open: false })]
      seen.intruder.bounding = null
    })
    expect(statuses).toEqual({ ...all('pass'), 'no-forgery': 'error' })
  })

  test('two networks lie over the same interface of the host', () => {
    const over = (name: string) => wire(name, { driver: 'macvlan', parent: 'eth0' })
    const statuses = solvedBut((seen) => {
      seen.server.wires = seen.victim.wires = [over('one')]
      seen.intruder.wires = [over('two')]
    })
    expect(statuses).toEqual(butFor('no-forgery', 'survives-restart'))
  })

  test.each<[string, (seen: Observation) => void]>([
    ['in the host’s network', (seen) => (seen.intruder.netns = seen.hostNetns)],
    ['in the victim’s', (seen) => (seen.intruder.netns = seen.victim.netns)],
    ['on a network with the victim', (seen) => seen.victim.wires.push(wire('arcade'))],
  ])('the intruder is %s', (_, change) => {
    expect(solvedBut(change)).toEqual(butFor('no-forgery', 'survives-restart'))
  })

  test('victim and server share one network namespace: that is their own affair', () => {
    expect(solvedBut((seen) => (seen.victim = party('clerk', [], { netns: seen.server.netns })))).toEqual(
      all('pass'),
    )
  })

  test.each<[string, (seen: Observation) => void]>([
    ['nobody starts the victim again', (seen) => (seen.victim.restart = 'no')],
    ['docker did not come back', (seen) => (seen.restart = { ok: false, message: 'failed', at: seen.at })],
  ])('%s', (_, change) => {
    expect(solvedBut(change)).toEqual(butFor('survives-restart'))
  })

  test('docker was restarted and came back', () => {
    expect(solvedBut((seen) => (seen.restart = { ok: true, message: 'active', at: seen.at }))).toEqual(
      all('pass'),
    )
  })
})
