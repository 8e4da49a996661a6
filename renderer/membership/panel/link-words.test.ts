import { expect, test } from 'vitest'
import type { ClassLink } from '../../../contract/class/membership.ts'
import { msg, render } from '../../../contract/message.ts'
import { linkWords } from './link-words.ts'

const trouble = { code: 'x', what: msg`What.`, means: msg`Means.`, todo: msg`Todo.` }
const said = (link: ClassLink | undefined, pending = 0) => {
  const { look, short, whole } = linkWords(link, pending, (iso) => iso.slice(11, 16))
  return { look, short: render(short), whole: render(whole) }
}

test('connected, with nothing left to tell', () => {
  expect(said({ kind: 'online' })).toEqual({
    look: 'good',
    short: 'online',
    whole: 'Connected. The class has everything that you did.',
  })
})

test('what waits is counted', () => {
  expect(said({ kind: 'online' }, 1).whole).toBe('Connected. One report waits.')
  expect(said({ kind: 'connecting' }, 0).whole).toBe('Connecting to the class.')
})

test('away, since when, and that work goes on', () => {
  expect(said({ kind: 'offline', since: '2026-11-22T12:34:00.000Z', trouble: null }, 7)).toEqual({
    look: 'away',
    short: 'offline',
    whole: 'Not connected since 12:34. Work goes on; the class hears of it when it is back. 7 reports wait.',
  })
})

test('a hosted lab whose server is away claims nothing about when, and nothing about what it has', () => {
  expect(said(undefined, 3)).toEqual({
    look: 'away',
    short: 'offline',
    whole: 'The class server does not answer.',
  })
})

test('refused', () => {
  expect(said({ kind: 'refused', trouble }, 2)).toEqual({
    look: 'bad',
    short: 'refused',
    whole: 'The class takes nothing from here any more. 2 reports wait.',
  })
})
