import { expect, test } from 'vitest'
import { doorsOf } from './doors.ts'
import { party, wire } from './test-observation.ts'

const visitor = party('lodger', [wire('arcade', { address: '172.18.0.4', gateway: '172.18.0.1' })])
const knocks = (...args: Parameters<typeof doorsOf>) =>
  doorsOf(...args).map(({ address, port }) => `${address}:${port}`)

test('every address of a container is a door', () => {
  const server = party('ledger', [
    wire('one', { address: '172.19.0.2' }),
    wire('two', { address: '172.20.0.2' }),
  ])
  expect(knocks(server, 8100, visitor)).toEqual(['172.19.0.2:8100', '172.20.0.2:8100'])
})

test('a published port is a door at the host, as the visitor sees the host', () => {
  const server = party('ledger', [], { published: [{ address: '0.0.0.0', port: 80 }] })
  expect(knocks(server, 8100, visitor, '10.80.0.5')).toEqual(['172.18.0.1:80', '10.80.0.5:80'])
})

test('a port that is published on one address is a door there', () => {
  const published = [
    { address: '10.80.0.5', port: 80 },
    { address: '127.0.0.1', port: 81 },
  ]
  expect(knocks(party('ledger', [], { published }), 8100, visitor, '10.80.0.5')).toEqual(['10.80.0.5:80'])
})

test('who lives in the same network namespace asks itself', () => {
  const server = party('ledger', [], { netns: visitor.netns })
  expect(knocks(server, 8100, visitor)).toEqual(['127.0.0.1:8100'])
})

test('a container that is on no network has no door', () => {
  expect(knocks(party('ledger', [wire('one', { address: '' })]), 8100, visitor)).toEqual([])
})
