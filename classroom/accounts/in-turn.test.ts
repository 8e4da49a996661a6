import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createShared, createTurns } from './in-turn.ts'

test('one after the other, also after one that failed', async () => {
  const inTurn = createTurns()
  const log: string[] = []
  const work = (name: string, ms: number) => async () => {
    log.push(`${name} begins`)
    await sleep(ms)
    log.push(`${name} ends`)
    if (name === 'b') throw new Error(name)
    return name
  }
  const all = await Promise.allSettled([inTurn(work('a', 20)), inTurn(work('b', 1)), inTurn(work('c', 0))])
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
})

test('who asks while it runs shares a run that begins after it', async () => {
  let state = 0
  const read: number[] = []
  const refresh = createShared(async () => {
    const seen = state
    await sleep(20)
    read.push(seen)
    if (seen === 1) throw new Error('once')
  })
  state = 1
  const first = refresh()
  await sleep(5)
  state = 2
  const others = [refresh(), refresh(), refresh()]
  await expect(first).rejects.toThrow('once')
  await Promise.all(others)
  expect(read).toEqual([1, 2])
  await refresh()
  expect(read).toEqual([1, 2, 2])
})
