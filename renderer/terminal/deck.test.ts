import { expect, test } from 'vitest'
import type { TerminalInfo } from '../../contract/terminal.ts'
import type { Deck, DeckEvent } from './deck.ts'
import { activeTab, deckAfter, emptyDeck, planDeck, tabFor } from './deck.ts'
import { readDeck } from './kept-deck.ts'
import { panesOf } from './layout.ts'

const hosts = ['master', 'client']
const shell = (id: string, host: string, state: TerminalInfo['state'] = 'running'): TerminalInfo => ({
  id,
  exercise: 'daemon-tls',
  host,
  title: host,
  state,
  recorded: false,
})
const after = (...events: DeckEvent[]): Deck => events.reduce(deckAfter, emptyDeck)
const inFront = (deck: Deck) => activeTab(deck)?.key
/** What the panes show, the active one marked. */
const shown = ({ place, pane }: Deck) =>
  panesOf(place).map(({ id, tab }) => (id === pane ? `[${tab}]` : String(tab)))
const opened = (id: string, host: string, select = false): DeckEvent => ({
  kind: 'opened',
  info: shell(id, host),
  select,
})

test('the first tab is shown; a later one only when it is selected', () => {
  expect(inFront(after(opened('1', 'master'), opened('2', 'client')))).toBe('1')
  expect(inFront(after(opened('1', 'master'), opened('2', 'client', true)))).toBe('2')
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
  expect(inFront(two)).toBe('2')
  expect(inFront(deckAfter(two, { kind: 'closed', key: '1' }))).toBe('2')
  expect(after(opened('1', 'master'), { kind: 'closed', key: '1' })).toEqual(emptyDeck)
})

test('text for a host goes to the tab that is shown, else to the host’s first that runs', () => {
  const deck = after(opened('1', 'master'), opened('2', 'client'), opened('3', 'master', true))
  expect(tabFor(deck, 'master')?.key).toBe('3')
  expect(tabFor(deck, 'client')?.key).toBe('2')
  const ended = deckAfter(deck, { kind: 'stopped', id: '3', stopped: { kind: 'ended', status: 1 } })
  expect(tabFor(ended, 'master')?.key).toBe('1')
  expect(tabFor(ended, 'elsewhere')).toBeUndefined()
})

const beside = (...more: DeckEvent[]) =>
  after(
    opened('1', 'master'),
    opened('2', 'client'),
    opened('3', 'client'),
    { kind: 'split', along: 'row', key: '2' },
    ...more,
  )

test('a split shows another tab beside, and a tab that is shown is gone to', () => {
  expect(shown(beside())).toEqual(['1', '[2]'])
  expect(shown(beside({ kind: 'selected', key: '1' }))).toEqual(['[1]', '2'])
  expect(shown(beside({ kind: 'selected', key: '3' }))).toEqual(['1', '[3]'])
  expect(shown(beside({ kind: 'split', along: 'column', key: '1' }))).toEqual(['1', '[2]'])
  expect(shown(beside({ kind: 'alone' }))).toEqual(['[2]'])
})

test('a pane goes with its terminal; its terminal stays when only the pane goes', () => {
  expect(shown(beside({ kind: 'closed', key: '2' }))).toEqual(['[1]'])
  expect(shown(beside({ kind: 'closed', key: '3' }))).toEqual(['1', '[2]'])
  const unsplit = beside({ kind: 'unsplit', pane: 'p1' })
  expect(shown(unsplit)).toEqual(['[2]'])
  expect(unsplit.tabs).toHaveLength(3)
})

test('text for a host goes to a terminal that is shown rather than to one that is not', () => {
  const deck = beside({ kind: 'selected', key: '3' }, { kind: 'selected', key: '1' })
  expect(tabFor(deck, 'client')?.key).toBe('3')
})

test('tabs have names of one’s own and places in the row', () => {
  const deck = beside({ kind: 'renamed', key: '2', name: ' mine ' }, { kind: 'moved', key: '3', by: -1 })
  expect(deck.tabs.map(({ key, name }) => [key, name])).toEqual([
    ['1', undefined],
    ['3', undefined],
    ['2', 'mine'],
  ])
  expect(deckAfter(deck, { kind: 'moved', key: '2', by: 1 })).toBe(deck)
  expect(deckAfter(deck, { kind: 'renamed', key: '2', name: '' }).tabs[2]?.name).toBeUndefined()
})

test('after a reload all is as it was, but for what is gone', () => {
  const kept = readDeck(
    JSON.stringify({
      place: {
        id: 's1',
        along: 'column',
        parts: [
          { id: 'p1', tab: 'gone' },
          { id: 'p2', tab: '2' },
        ],
      },
      pane: 'p2',
      names: [['3', null], ['2', 'mine'], ['gone'], 7],
    }),
  )
  const two = [opened('2', 'client'), opened('3', 'client')].reduce(deckAfter, kept)
  expect(shown(two)).toEqual(['gone', '[2]'])
  const settled = deckAfter(two, { kind: 'settled' })
  expect(settled.tabs.map(({ key, name }) => [key, name])).toEqual([
    ['3', undefined],
    ['2', 'mine'],
  ])
  expect(shown(settled)).toEqual(['3', '[2]'])
  const one = deckAfter(deckAfter(kept, opened('2', 'client')), { kind: 'settled' })
  expect(shown(one)).toEqual(['[2]'])
  expect(readDeck('nonsense')).toMatchObject({ ...emptyDeck, before: [] })
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
