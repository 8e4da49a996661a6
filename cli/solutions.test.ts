import { expect, test } from 'vitest'
import { exercises } from '../labs/index.ts'
import { UsageError } from './failures.ts'
import { chooseSolution, solutionsOf } from './solutions.ts'

test.each(exercises.map(({ id }) => id))('every solution of %s says what it is', async (id) => {
  const solutions = await solutionsOf(id)
  expect(solutions.length).toBeGreaterThan(0)
  for (const { about } of solutions) {
    expect(about.en).not.toBe('')
    expect(about['zh-CN']).toMatch(/\p{Script=Han}/u)
  }
})

test('the first is run when none is named; one that there is not is told with those that there are', () => {
  const solutions = ['a', 'b'].map((name) => ({ name, about: { en: '', 'zh-CN': '' }, script: '' }))
  expect(chooseSolution(solutions, undefined).name).toBe('a')
  expect(chooseSolution(solutions, 'b').name).toBe('b')
  expect(() => chooseSolution(solutions, 'c')).toThrow(UsageError)
})
