import { expect, test } from 'vitest'
import { exercises } from '../labs/index.ts'
import { UsageError } from './failures.ts'
import { chooseSolution, firstComment, solutionsOf } from './solutions.ts'

test.each(exercises.map(({ id }) => id))('every solution of %s says what it is', async (id) => {
  const solutions = await solutionsOf(id)
  expect(solutions.length).toBeGreaterThan(0)
  for (const solution of solutions) expect(solution.about).not.toBe('')
})

test('what a script is comes from its first comment', () => {
  expect(firstComment('#!/bin/bash\n# Keys first.\n# Then more.\n')).toBe('Keys first.')
  expect(firstComment('true\n')).toBe('')
})

test('the first is run when none is named; one that there is not is told with those that there are', () => {
  const solutions = ['a', 'b'].map((name) => ({ name, about: '', script: '' }))
  expect(chooseSolution(solutions, undefined).name).toBe('a')
  expect(chooseSolution(solutions, 'b').name).toBe('b')
  expect(() => chooseSolution(solutions, 'c')).toThrow(UsageError)
})
