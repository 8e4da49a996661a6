import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { exercise, first, setStage, until } from '../testing/stage.ts'

const stage = setStage()

test('is live while somebody watches, once for all who do', async () => {
  const { client } = await stage.engine()
  await client.lab.open({ exercise })
  await sleep(20)
  expect(stage.played.looks).toBe(0)
  const [a, b] = [await client.grading.watch({ exercise }), await client.grading.watch({ exercise })]
  for (const watch of [a, b]) await until(watch, ({ verdict }) => verdict?.score === 0)
  expect(stage.played.looks).toBe(1)
  stage.played.results.one = 'pass'
  stage.docker.change()
  await until(a, ({ verdict }) => verdict?.score === 2)
  expect(stage.played.looks).toBe(2)
  await a.return?.()
  await b.return?.()
  stage.docker.change()
  await sleep(50)
  expect(stage.played.looks).toBe(2)
})

test('what was achieved stays achieved, and is known before it is shown', async () => {
  const one = await stage.engine()
  await one.client.lab.open({ exercise })
  stage.played.results.one = 'pass'
  const shown = await first(
    one.client.grading.watch({ exercise }),
    ({ verdict }) => typeof verdict?.tasks[0]?.achieved === 'string',
  )
  const { achieved } = await one.client.course.progress({ exercise })
  expect(achieved.one).toBe(shown.verdict!.tasks[0]!.achieved)
  stage.played.results.one = 'fail'
  const later = await one.client.grading.check({ exercise })
  expect(later.tasks[0]).toMatchObject({ status: 'fail', achieved: achieved.one })
  expect(later.score).toBe(0)
})

test('starts again with another lab, and without the old verdict', async () => {
  const one = await stage.engine()
  await one.client.lab.open({ exercise })
  const states = await one.client.grading.watch({ exercise })
  await until(states, ({ verdict }) => verdict !== null)
  await one.client.lab.close({ exercise })
  expect(await until(states, ({ verdict }) => verdict === null)).toEqual({ phase: 'idle', verdict: null })
  await one.client.lab.open({ exercise })
  expect(await until(states, ({ verdict }) => verdict !== null)).toMatchObject({ verdict: { score: 0 } })
  await states.return?.()
})

test('a check on demand says that it is checking, and is shared', async () => {
  const { client } = await stage.engine()
  await client.lab.open({ exercise })
  const [a, b] = await Promise.all([client.grading.check({ exercise }), client.grading.check({ exercise })])
  expect(a).toEqual(b)
  expect(a.mode).toBe('check')
  expect(stage.played.looks).toBe(1)
})
