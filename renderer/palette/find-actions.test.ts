import { expect, test } from 'vitest'
import { msg, render } from '../../contract/message.ts'
import type { Action } from './actions.ts'
import { findActions } from './find-actions.ts'

const action = (
  id: string,
  group: Action['group'],
  title: Action['title'],
  more: Partial<Action> = {},
): Action => ({
  id,
  group,
  title,
  run: () => {},
  ...more,
})
const actions = [
  action('settings', 'go', msg`Settings`, { words: msg`options, preferences` }),
  action('check', 'exercise', msg`Check`),
  action('reset', 'exercise', msg`Reset`, { isDisabled: true }),
  action('dark', 'app', msg`Theme: dark`),
]
const found = (query: string) =>
  findActions(actions, query, (message) => render(message)).map(({ group, actions: of }) => [
    group,
    of.map(({ id }) => id),
  ])

test('all that can be done, in the order of the groups', () => {
  expect(found('')).toEqual([
    ['exercise', ['check']],
    ['go', ['settings']],
    ['app', ['dark']],
  ])
})

test.each([
  ['pref', 'go', ['settings']],
  ['dark THEME', 'app', ['dark']],
])('%s', (query, group, ids) => {
  expect(found(query)).toEqual([[group, ids]])
})

test('what can’t be done now is not offered', () => {
  expect(found('reset')).toEqual([])
})
