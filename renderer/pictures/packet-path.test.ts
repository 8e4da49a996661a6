import { expect, test } from 'vitest'
import { msg, render, verbatim } from '../../contract/message.ts'
import type { PicturedChain, PicturedRule } from '../../contract/picture.ts'
import {
  type CounterMemory,
  movedChains,
  movedNow,
  movementText,
  rememberCounters,
  sinceStart,
} from './packet-counters.ts'
import { chainKey, isTelling, mapOf, ruleKeys, ruleWords } from './packet-path.ts'

function rule(text: string, packets: number | null = null, more: Partial<PicturedRule> = {}): PicturedRule {
  return { text, packets, bytes: packets, to: null, verdict: 'accept', ...more }
}

const jump = (to: string, packets: number | null = null) => rule(`-j ${to}`, packets, { to, verdict: 'jump' })

function chain(name: string, rules: PicturedRule[] = [], more: Partial<PicturedChain> = {}): PicturedChain {
  return { family: 'ip', table: 'filter', name, hook: null, priority: null, policy: null, rules, ...more }
}

const START = Date.UTC(2026, 0, 1, 10)

function seen(...pictures: [milliseconds: number, chains: PicturedChain[]][]): CounterMemory {
  return pictures.reduce<CounterMemory | undefined>(
    (memory, [milliseconds, chains]) =>
      rememberCounters(memory, { at: new Date(START + milliseconds).toISOString(), chains }),
    undefined,
  )!
}

test('base chains come by hook in the order of priority', () => {
  const map = mapOf({
    chains: [
      chain('POSTROUTING', [], { hook: 'postrouting', priority: 100 }),
      chain('late', [], { hook: 'forward', priority: 10 }),
      chain('FORWARD', [], { hook: 'forward', priority: 0 }),
      chain('DOCKER'),
    ],
  })
  expect(map.chainsAt('forward').map(({ name }) => name)).toEqual(['FORWARD', 'late'])
  expect(map.chainsAt('input')).toEqual([])
})

test('a rule leads to the chain of its own table, or nowhere', () => {
  const forward = chain('FORWARD', [jump('DOCKER'), jump('gone')])
  const own = chain('DOCKER', [rule('own')])
  const map = mapOf({ chains: [forward, chain('DOCKER', [], { table: 'nat' }), own] })
  expect(map.rulesOf(forward).map(({ to }) => to)).toEqual([own, undefined])
})

test('rules keep their names when others come before them, and equal ones are told apart', () => {
  const before = ruleKeys(chain('FORWARD', [rule('a'), rule('a'), rule('b')]))
  const after = ruleKeys(chain('FORWARD', [rule('new'), rule('a'), rule('a'), rule('b')]))
  expect(after.slice(1)).toEqual(before)
  expect(new Set(before).size).toBe(3)
})

test('rules that neither count nor decide are not telling', () => {
  expect(isTelling(rule('x', null, { verdict: 'other' }))).toBe(false)
  expect(isTelling(rule('x', 0, { verdict: 'other' }))).toBe(true)
  expect(isTelling(rule('x', null, { verdict: 'drop' }))).toBe(true)
})

test('what moved within a second, and since the beginning', () => {
  const forward = (packets: number) => [chain('FORWARD', [rule('a', packets), rule('b', 7)])]
  const memory = seen([0, forward(10)], [500, forward(12)], [1_000, forward(13)])
  const [key = ''] = ruleKeys(forward(0)[0]!)
  expect(movedNow(memory, START + 1_000)).toEqual(new Map([[key, 3]]))
  expect(movedNow(memory, START + 1_600)).toEqual(new Map([[key, 1]]))
  expect(movedNow(memory, START + 2_000).size).toBe(0)
  expect(sinceStart(memory, key)).toBe(3)
  expect(sinceStart(memory, key, new Map([[key, 12]]))).toBe(1)
  expect(sinceStart(memory, 'unknown')).toBe(0)
})

test('counters that go back were reset: nothing moved, counting begins anew', () => {
  const forward = (packets: number) => [chain('FORWARD', [rule('a', packets)])]
  const [key = ''] = ruleKeys(forward(0)[0]!)
  const memory = seen([0, forward(100)], [500, forward(2)], [1_000, forward(5)])
  expect(movedNow(memory, START + 1_000)).toEqual(new Map([[key, 3]]))
  expect(sinceStart(memory, key)).toBe(3)
  expect(sinceStart(memory, key, new Map([[key, 100]]))).toBe(3)
})

test('a rule that is new has not moved', () => {
  const memory = seen([0, []], [500, [chain('FORWARD', [rule('a', 50)])]])
  expect(movedNow(memory, START + 500).size).toBe(0)
})

test('callers of a chain in which something moved are known, also in a circle', () => {
  const chains = (packets: number) => [
    chain('FORWARD', [jump('A')], { hook: 'forward' }),
    chain('A', [jump('B')]),
    chain('B', [jump('A'), rule('x', packets)]),
    chain('other', [rule('y', 1)]),
  ]
  const moved = movedNow(seen([0, chains(1)], [500, chains(2)]), START + 500)
  const names = movedChains({ chains: chains(2) }, moved)
  expect(
    chains(2)
      .filter((each) => names.has(chainKey(each)))
      .map(({ name }) => name),
  ).toEqual(['FORWARD', 'A', 'B'])
})

test('a rule in two parts: what it does, and whom it fits', () => {
  expect(ruleWords(rule('oifname "docker0" jump DOCKER'))).toEqual({
    does: verbatim('jump DOCKER'),
    fits: verbatim('oifname "docker0"'),
  })
  expect(ruleWords(rule('return'))).toEqual({ does: verbatim('return'), fits: msg`every packet` })
  expect(ruleWords(rule('tcp dport 80 dnat to 172.17.0.2:80', 1, { verdict: 'translate' }))).toEqual({
    does: msg`rewrite`,
    fits: verbatim('tcp dport 80 dnat to 172.17.0.2:80'),
  })
  expect(ruleWords(rule('counter', 1, { verdict: 'other' }))).toEqual({
    does: undefined,
    fits: verbatim('counter'),
  })
})

test('says what moved, what keeps packets out first', () => {
  const chains = (packets: number) => [
    chain('FORWARD', [jump('DOCKER', packets), rule('iifname "docker0" accept', packets)]),
    chain('DOCKER', [rule('<b>x</b> dnat to 1', packets, { verdict: 'translate' })], { table: 'nat' }),
    chain('input', [rule('drop', packets, { verdict: 'drop' })], { family: 'inet', table: 'firewalld' }),
  ]
  const memory = seen([0, chains(1)], [500, chains(2)])
  expect(render(movementText({ chains: chains(2) }, movedNow(memory, START + 500)))).toBe(
    'In the last second: one packet at inet firewalld input (drop), one packet at nat DOCKER (rewrite), ' +
      'and at 2 more places.',
  )
  expect(movementText({ chains: chains(2) }, new Map())).toEqual(msg`Nothing moved in the last second.`)
})

test('many rules are no burden', () => {
  const many = (packets: number) =>
    Array.from({ length: 200 }, (_, index) =>
      chain(`c${index}`, [
        jump(`c${(index + 1) % 200}`, packets),
        ...Array.from({ length: 100 }, () => rule('same', packets)),
      ]),
    )
  const started = performance.now()
  const memory = seen([0, many(1)], [500, many(2)])
  expect(movedChains({ chains: many(2) }, movedNow(memory, START + 500)).size).toBe(200)
  expect(performance.now() - started).toBeLessThan(3_000)
})
