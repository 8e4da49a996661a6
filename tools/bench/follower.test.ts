import { expect, test, vi } from 'vitest'
import { createFollower } from './follower.ts'

test('tells when it turns, with the time of whoever saw it', async () => {
  const follower = createFollower('the task')
  const turned = follower.turns(true)
  follower.saw(false, 1)
  follower.saw(true, 2)
  follower.saw(true, 3)
  expect(await turned).toBe(2)
})

test('what never turns is no wait for ever', async () => {
  vi.useFakeTimers()
  const turned = createFollower('the task').turns(true)
  const [refused] = await Promise.allSettled([turned, vi.advanceTimersByTimeAsync(60_000)])
  expect(refused).toMatchObject({ reason: { message: 'the task did not turn true in time.' } })
  vi.useRealTimers()
})
