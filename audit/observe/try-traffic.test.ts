import { expect, test } from 'vitest'
import { seen, unseen } from '../audited-host.ts'
import type { ObservedContainer, ObservedNetwork } from '../observation.ts'
import type { SurveyedListener } from '../survey.ts'
import { shown, soundHost } from '../testing/sound-host.ts'
import { connectedOr, pairsToTry } from './try-traffic.ts'

const [web] = soundHost().containers
if (!web) throw new Error('no container')

const container = (name: string, pid: number, sockets: SurveyedListener[] = []): ObservedContainer => ({
  ...web,
  name,
  kernel: seen({ ...shown(web.kernel), pid, listeners: { sockets } }),
})
const listens = (port: number, address = '0.0.0.0'): SurveyedListener => ({
  protocol: 'tcp',
  family: 4,
  address,
  port,
  pids: [1],
})
const network = (name: string, ...members: string[]): ObservedNetwork => ({
  id: name,
  name,
  driver: 'bridge',
  internal: false,
  options: {},
  members: members.map((each, index) => ({ container: each, address: `172.17.0.${index + 2}` })),
})

test('each to its neighbour, on a port that is open where there is one', () => {
  const pairs = pairsToTry(
    [network('bridge', 'a', 'b')],
    [container('a', 10), container('b', 11, [listens(8080), listens(53, '127.0.0.11')])],
  )
  expect(pairs).toEqual([
    { network: 'bridge', from: 'a', to: 'b', pid: 10, address: '172.17.0.3', port: 8080 },
    { network: 'bridge', from: 'b', to: 'a', pid: 11, address: '172.17.0.2', port: 9 },
  ])
})

test('nobody to try with: one alone, no bridge, a container that the kernel does not have', () => {
  const all = [container('a', 10), { ...container('b', 11), kernel: unseen({ text: 'gone' }) }]
  expect(pairsToTry([network('bridge', 'a')], all)).toEqual([])
  expect(pairsToTry([{ ...network('far', 'a', 'b'), driver: 'overlay' }], all)).toEqual([])
  expect(pairsToTry([network('bridge', 'a', 'b')], all)).toEqual([])
})

test('many networks and many containers are bounded', () => {
  const names = Array.from({ length: 30 }, (_, index) => `c${index}`)
  const all = names.map((name, index) => container(name, index + 10))
  expect(pairsToTry([network('bridge', ...names)], all)).toHaveLength(6)
  const networks = names.map((name) => network(name, 'c1', 'c2', 'c3'))
  const pairs = pairsToTry(networks, all)
  expect(pairs).toHaveLength(40)
  expect(new Set(pairs.map(({ network: of }) => of)).size).toBe(30)
})

test('of six containers each is tried, in both directions', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f']
  const all = names.map((name, index) => container(name, index + 10))
  const pairs = pairsToTry([network('bridge', ...names)], all)
  expect(pairs.map(({ from }) => from)).toEqual(names)
  expect(pairs.map(({ to }) => to).toSorted()).toEqual(names)
})

test('whoever takes a connection and says nothing was reached; a packet that is dropped was not', () => {
  expect(connectedOr({ kind: 'timeout', message: 'no answer within 400 ms' }).kind).toBe('rejected')
  expect(connectedOr({ kind: 'timeout', message: 'no answer in time' }).kind).toBe('timeout')
})
