import { expect, test } from 'vitest'
import { recipeTag } from './recipe.ts'

const file = (path: string, content: string, mode = 0o644) => ({ path, content: Buffer.from(content), mode })

test('the tag follows every name, mode and byte', () => {
  const tag = recipeTag([file('a', '1'), file('b', '2')])
  expect(recipeTag([file('a', '1'), file('b', '2')])).toBe(tag)
  const others = [
    [file('a', '1'), file('b', '3')],
    [file('a', '1'), file('c', '2')],
    [file('a', '1', 0o755), file('b', '2')],
    [file('a', '1')],
    [file('a', '12'), file('b', '')],
  ]
  expect(new Set([tag, ...others.map(recipeTag)]).size).toBe(others.length + 1)
})
