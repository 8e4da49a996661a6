import { describe, expect, test } from 'vitest'
import { judgingOf } from '../shared/judging.ts'
import { judge } from './judge.ts'
import type { DoorTried, Observation } from './observation.ts'
import { tasks } from './tasks.ts'
import { alert, board, door, own, params, permanent, silence, solved } from './test-observation.ts'

const { all, but: butFor, solvedBut } = judgingOf({ tasks, judge }, solved, params)
const unusable: DoorTried['outcome'] = { kind: 'unusable', message: 'no agent' }
const at = (seen: Observation, place: string, way: string) =>
  [...seen.outside, ...seen.inside].filter((tried) => tried.place === place && tried.way === way)
const rule = (source: string) =>
  `<rule family="ipv4"><source address="${source}"/><port port="24123" protocol="tcp"/><accept/></rule>`
const rest = '<service name="ssh"/><port port="25123" protocol="tcp"/>'

describe('a solved lab, but', () => {
  test('nothing is different', () => {
    expect(solvedBut(() => {})).toEqual(all('pass'))
  })

  test.each<[string, (seen: Observation) => void]>([
    ['the daemon is away', (seen) => (seen.daemon.identity = { kind: 'absent', reason: 'nobody listens' })],
    ['somebody else answers', (seen) => (seen.daemon.identity = { kind: 'impostor', reason: 'python' })],
  ])('%s: then nothing is proven', (_, change) => {
    expect(solvedBut(change)).toEqual(all('fail'))
  })

  test.each<[string, (seen: Observation) => void]>([
    ['client is kept out', (seen) => seen.served.forEach((tried) => (tried.outcome = silence))],
    ['client is refused', (seen) => seen.served.forEach((tried) => (tried.outcome = alert))],
    [
      'another daemon serves client',
      (seen) => seen.served.forEach((tried) => (tried.outcome = { ...own, daemonId: 'other' })),
    ],
    ['client lacks its key', (seen) => ((seen.served = []), (seen.lacks = ['key.pem']))],
  ])('%s: then nobody was kept out', (_, change) => {
    expect(solvedBut(change)).toEqual(butFor('fail', 'only-client', 'outlives-reload'))
  })

  test('client is served before and not after: we can not tell', () => {
    const statuses = solvedBut((seen) => (seen.served[1]!.outcome = silence))
    expect(statuses).toMatchObject({ 'only-client': 'error', 'board-stays': 'pass' })
  })

  test.each<[string, DoorTried['outcome']]>([
    ['is served', own],
    ['comes through and is refused by TLS', alert],
  ])('stranger %s', (_, outcome) => {
    const statuses = solvedBut((seen) => (at(seen, 'stranger', 'certificate')[0]!.outcome = outcome))
    expect(statuses).toEqual(butFor('fail', 'only-client', 'outlives-reload'))
  })

  test('another address comes through', () => {
    const statuses = solvedBut((seen) => (at(seen, 'visitor', 'certificate')[0]!.outcome = alert))
    expect(statuses).toEqual(butFor('fail', 'only-client', 'outlives-reload'))
  })

  test('another port leads stranger to Docker', () => {
    const statuses = solvedBut((seen) => seen.outside.push(door('stranger', 'certificate', 26443, own)))
    expect(statuses).toEqual(butFor('fail', 'only-client'))
  })

  test('the other address can not be tried', () => {
    const statuses = solvedBut((seen) => (at(seen, 'visitor', 'certificate')[0]!.outcome = unusable))
    expect(statuses).toEqual(butFor('error', 'only-client'))
  })
})

describe('certificates: a solved lab, but', () => {
  test.each<[string, (seen: Observation) => void]>([
    ['the tenant is gone', (seen) => (seen.tenant = null)],
    ['the tenant is stopped', (seen) => (seen.tenant!.running = false)],
    ["the tenant is on master's network", (seen) => (seen.tenant!.ownNetwork = false)],
    ['the tenant reaches nothing', (seen) => (seen.board[3] = board('tenant', false))],
    ['client is not asked', (seen) => (at(seen, 'client', 'no-certificate')[0]!.outcome = own)],
    [
      'nobody asks',
      (seen) => [...seen.outside, ...seen.inside].forEach((tried) => (tried.outcome = silence)),
    ],
    ['loopback has a plain door', (seen) => seen.inside.push(door('master', 'plain', 2375, own))],
    ['containers have a plain door', (seen) => seen.inside.push(door('tenant', 'plain', 2375, own))],
    [
      'a plain door is opened at boot',
      (seen) =>
        seen.files.push({
          path: '/etc/systemd/system/docker-plain.socket',
          lines: ['ListenStream=0.0.0.0:23456'],
          units: [{ name: 'docker-plain.socket', state: 'enabled' }],
        }),
    ],
    ['a container is not asked', (seen) => (at(seen, 'tenant', 'no-certificate')[0]!.outcome = own)],
  ])('%s', (_, change) => {
    expect(solvedBut(change)).toEqual(butFor('fail', 'certificate-everywhere'))
  })

  test('containers are kept out by the firewall as well: that is fine', () => {
    const statuses = solvedBut((seen) => {
      for (const tried of seen.inside) if (tried.place === 'tenant') tried.outcome = silence
    })
    expect(statuses).toEqual(all('pass'))
  })
})

describe('what is read at the next reload: a solved lab, but', () => {
  test.each<[string, string]>([
    ['the port is open to all', `${rest}${rule('10.80.1.30')}<port port="24123" protocol="tcp"/>`],
    ['a service opens it', `${rest}${rule('10.80.1.30')}<service name="builders"/>`],
    ['the whole network is let in', `${rest}${rule('10.80.1.0/24')}`],
    ['client is not let in', rest],
  ])('%s', (_, zone) => {
    expect(solvedBut((seen) => (seen.permanent = permanent(zone)))).toEqual(butFor('fail', 'outlives-reload'))
  })

  test('the board is not open', () => {
    const zone = `<service name="ssh"/>${rule('10.80.1.30')}`
    expect(solvedBut((seen) => (seen.permanent = permanent(zone)))).toEqual(butFor('fail', 'board-stays'))
  })

  const open = (seen: Observation) => {
    seen.permanent = permanent(`${rest}<port port="24123" protocol="tcp"/>`)
  }
  const guard = (state: string) => ({
    path: '/etc/guard.nft',
    lines: ['tcp dport 24123 ip saddr != 10.80.1.30 drop'],
    units: [{ name: 'guard.service', state }],
  })

  test('a unit sets the rule at boot', () => {
    expect(solvedBut((seen) => (open(seen), seen.files.push(guard('enabled'))))).toEqual(all('pass'))
  })

  test('a unit would, but does not start', () => {
    const statuses = solvedBut((seen) => (open(seen), seen.files.push(guard('disabled'))))
    expect(statuses).toEqual(butFor('fail', 'outlives-reload'))
  })

  test('firewalld does not start', () => {
    expect(solvedBut((seen) => (seen.firewalld = 'disabled'))).toEqual(butFor('fail', 'outlives-reload'))
    const guarded = solvedBut((seen) => ((seen.firewalld = 'masked'), seen.files.push(guard('enabled'))))
    expect(guarded).toEqual(all('pass'))
  })

  test('docker does not start', () => {
    const statuses = solvedBut((seen) => (seen.docker = ['disabled', 'disabled']))
    expect(statuses).toEqual(butFor('fail', 'outlives-reload'))
  })

  test('a restart of ours went wrong', () => {
    const statuses = solvedBut((seen) => {
      seen.restarts = [{ unit: 'firewalld.service', ok: false, message: 'failed', at: seen.at }]
    })
    expect(statuses).toEqual(butFor('fail', 'outlives-reload'))
  })
})

describe('the neighbours: a solved lab, but', () => {
  test.each(['client', 'stranger', 'visitor'] as const)('%s lost the board', (place) => {
    const statuses = solvedBut((seen) => {
      seen.board = seen.board.map((tried) => (tried.place === place ? board(place, false) : tried))
    })
    expect(statuses).toEqual(butFor('fail', 'board-stays'))
  })
})
