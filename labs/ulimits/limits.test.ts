import { expect, test } from 'vitest'
import { render } from '../../contract/index.ts'
import { inWords } from './limits.ts'

test('in words', () => {
  expect(render(inWords({ soft: 3, hard: 3 }))).toBe('3')
  expect(render(inWords({ soft: 3, hard: 'unlimited' }))).toBe('3:unlimited')
  expect(render(inWords(null))).toBe('unknown')
})
