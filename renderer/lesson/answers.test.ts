import { expect, test } from 'vitest'
import { answersIn, isRight } from './answers.ts'

test('what is stored and can be answers is read, all else is not', () => {
  expect(answersIn('{"daemon-tls/1":[0],"x/1":[],"x/2":[-1],"x/3":"1","x/4":[1,2]}')).toEqual({
    'daemon-tls/1': [0],
    'x/4': [1, 2],
  })
  for (const nothing of [null, '', 'null', '[', '7']) expect(answersIn(nothing)).toEqual({})
})

test.each([
  [[0], [0], true],
  [[0, 2], [2, 0], true],
  [[0], [0, 2], false],
  [[0, 1, 2], [0, 2], false],
  [[1], [0], false],
])('%j of %j: %s', (chosen, right, is) => {
  expect(isRight(chosen, right)).toBe(is)
})
