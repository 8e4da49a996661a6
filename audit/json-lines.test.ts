import { expect, test } from 'vitest'
import { lineAt, lineOfJson } from './json-lines.ts'

const text = `{
  "schema": "a \\"quoted\\" } word",
  "accepted": [
    { "item": "K1" },
    {
      "item": "K2",
      "expires":
        "never"
    }
  ],
  "last": 1
}`

test.each([
  [[], 1],
  [['schema'], 2],
  [['accepted', 0, 'item'], 4],
  [['accepted', 1], 5],
  [['accepted', 1, 'expires'], 7],
  [['last'], 11],
  // What is missing is looked for where it belongs.
  [['accepted', 1, 'reason'], 5],
  [['nothing'], 1],
])('%j begins on line %i', (path, line) => expect(lineOfJson(text, path)).toBe(line))

test('lines are counted from 1', () => {
  expect(lineAt('a\nb', 0)).toBe(1)
  expect(lineAt('a\nb', 2)).toBe(2)
})
