import { expect, test } from 'vitest'
import { eachBounded } from './bounded.ts'

test('answers come in order, and no more than so many are worked on at once', async () => {
  let now = 0
  let most = 0
  const work = async (delay: number, index: number) => {
    most = Math.max(most, ++now)
    await new Promise((resolve) => setTimeout(resolve, delay))
    now -= 1
    return index
  }
  expect(await eachBounded([9, 1, 5, 1, 3], 2, work)).toEqual([0, 1, 2, 3, 4])
  expect(most).toBe(2)
})

test('nothing is nothing', async () => expect(await eachBounded([], 3, async () => 1)).toEqual([]))

test('what throws ends it', () =>
  expect(eachBounded([1, 2], 1, () => Promise.reject(new Error('no')))).rejects.toThrow('no'))
