import { expect, test } from 'vitest'
import { createQuestions } from './questions.ts'

test('each question gets its own answer, in any order', async () => {
  const put: [number, string][] = []
  const questions = createQuestions((number, text) => put.push([number, text]))
  const install = questions.ask('Install?')
  const start = questions.ask('Start?')
  expect(put).toEqual([
    [1, 'Install?'],
    [2, 'Start?'],
  ])
  questions.answer(2, false)
  questions.answer(1, true)
  questions.answer(7, true)
  expect(await install).toBe(true)
  expect(await start).toBe(false)
})
