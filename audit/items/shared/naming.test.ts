import { expect, test } from 'vitest'
import { render } from '../../../contract/index.ts'
import { someOf, subjectOf } from './naming.ts'

test('names a few, and counts the rest', () => {
  expect(render(someOf(['web']))).toBe('web')
  expect(render(someOf(['web', 'api', 'web']))).toBe('web and api')
  expect(render(someOf(['a1', 'b1', 'c1', 'd1', 'e1']))).toBe('a1, b1, c1 and 2 more')
})

test('what somebody else named fits into a report', () => {
  expect(subjectOf('container', 'x'.repeat(1000))).toHaveLength(300)
  expect(render(someOf(['x'.repeat(1000)]))).toHaveLength(120)
})
