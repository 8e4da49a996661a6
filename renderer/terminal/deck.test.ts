import { expect, test } from 'vitest'
import type { TerminalInfo } from '../../contract/terminal.ts'
import type { Deck, DeckEvent } from './deck.ts'
import { deckAfter, emptyDeck, planDeck, tabFor } from './deck.ts'

const hosts = ['master', 'client']
const shell = (id: string, host: string, state: TerminalInfo['state'] = 'running'): TerminalInfo => ({
  id,
  exercise: 'daemon-tls',
  host,
  title: host,
  state,
})
const after = (...events: DeckEvent[]): Deck => events.reduce(deckAfter, emptyDeck)
const opened = (id: string, host: string, select = false): DeckEvent => ({
  kind: 'opened',
  info: shell(id, host),
  select,
})

test('the first tab is shown; a later one only when it is selected', () => {
  expect(after(opened('1', 'master'), opened('2', 'client')).active).toBe('1')
  expect(after(opened('1', 'master'), opened('2', 'client', true)).active).toBe('2')
})

test('a terminal has one tab', () => {
  expect(after(opened('1', 'master'), opened('1', 'master')).tabs).toHaveLength(1)
})

test('a new shell takes the place of the old one in its tab', () => {
  const deck = after(
    opened('1', 'master'),
    { kind: 'stopped', id: '1', stopped: { kind: 'ended', status: 0 } },
    { kind: 'replaced', key: '1', info: shell('9', 'master') },
  )
  expect(deck.tabs).toEqual([{ key: '1', info: shell('9', 'master') }])
})

test('the end of a shell that was replaced already concerns no tab', () => {
  const deck = after(opened('1', 'master'), { kind: 'replaced', key: '1', info: shell('9', 'master') })
  expect(deckAfter(deck, { kind: 'stopped', id: '1', stopped: { kind: 'ended', status: -1 } })).toEqual(deck)
})

test('closing the shown tab shows its neighbour', () => {
  const three = after(opened('1', 'master'), opened('2', 'client'), opened('3', 'client', true))
  const two = deckAfter(three, { kind: 'closed', key: '3' })
  expect(two.active).toBe('2')
  expect(deckAfter(two, { kind: 'closed', key: '1' }).active).toBe('2')
  expect(after(opened('1', 'master'), { kind: 'closed', key: '1' })).toEqual({ tabs: [], active: undefined })
})

test('text for a host goes to the tab that is shown, else to the host’s first that runs', () => {
  const deck = after(opened('1', 'master'), opened('2', 'client'), opened('3', 'master', true))
  expect(tabFor(deck, 'master')?.key).toBe('3')
  expect(tabFor(deck, 'client')?.key).toBe('2')
  const ended = deckAfter(deck, { kind: 'stopped', id: '3', stopped: { kind: 'ended', status: 1 } })
  expect(tabFor(ended, 'master')?.key).toBe('1')
  expect(tabFor(ended, 'elsewhere')).toBeUndefined()
})

test('a new window takes up running shells and opens what is missing, in the hosts’ order', () => {
  const plan = planDeck(
    emptyDeck,
    [shell('2', 'client'), shell('3', 'client'), shell('0', 'master', 'ended')],
    hosts,
    true,
  )
  expect(plan).toEqual({
    replace: [],
    add: [{ host: 'master' }, { info: shell('2', 'client') }, { info: shell('3', 'client') }],
  })
})

test('shells that are not on lab hosts come last', () => {
  const plan = planDeck(emptyDeck, [shell('7', 'local'), shell('1', 'master')], ['master'], true)
  expect(plan.add).toEqual([{ info: shell('1', 'master') }, { info: shell('7', 'local') }])
})

test('fresh hosts replace the shells in their tabs and open no others', () => {
  const deck = after(opened('1', 'master'), opened('2', 'master'))
  const plan = planDeck(deck, [], hosts, false)
  expect(plan.replace.map((tab) => tab.key)).toEqual(['1', '2'])
  expect(plan.add).toEqual([])
})

test('shells that go on are left alone', () => {
  const deck = after(opened('1', 'master'), opened('2', 'client'))
  expect(planDeck(deck, [shell('1', 'master'), shell('2', 'client')], hosts, false)).toEqual({
    replace: [],
    add: [],
  })
})
