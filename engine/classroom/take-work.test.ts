import { expect, test } from 'vitest'
import { exercise, labIs, setStage } from '../testing/stage.ts'
import { memberOf, online, setClass, told } from './testing/class-stage.ts'
import { noWork } from './testing/class-endpoint.ts'

const stage = setStage()
const klass = setClass()

const AT = '2026-01-01T10:00:00.000Z'
const work = () => ({
  ...noWork(),
  seeds: { [exercise]: 'before' },
  achievements: [{ exercise, seed: 'before', task: 'one', at: AT }],
  hints: [{ exercise, task: 'two', shown: 1 }],
  effort: [{ exercise, workedSeconds: 600, solutionSeenAt: null }],
})

test('what was done on another machine is taken over once, and not reported again', async () => {
  const endpoint = await klass.start()
  endpoint.work = work()
  const first = await stage.engine()
  expect(await first.client.classroom.join({ link: endpoint.link, name: 'Ada' })).toMatchObject({
    isWorkTaken: false,
  })
  await memberOf(first, ({ isWorkTaken }) => isWorkTaken)
  expect(await first.client.course.progress({ exercise })).toMatchObject({
    achieved: { one: AT },
    hintsShown: { two: 1 },
    workedSeconds: 600,
  })
  await first.client.lab.open({ exercise })
  expect(await labIs(first, 'open')).toMatchObject({ session: { seed: 'before' } })
  await told(first)
  expect(klass.books.kinds()).toEqual(expect.arrayContaining(['lab']))
  expect(klass.books.kinds().filter((kind) => kind === 'hint' || kind === 'worked')).toEqual([])

  await stage.end(first, { closeLabs: true })
  const again = await stage.engine()
  expect(await memberOf(again, online)).toMatchObject({ isWorkTaken: true })
  await told(again)
  expect(endpoint.worked).toBe(1)
})

test('what could not be taken over is, with the next connection', async () => {
  const endpoint = await klass.start()
  endpoint.work = { ...work(), seeds: { [exercise]: 'no seed' } }
  const ada = await stage.engine()
  await ada.client.classroom.join({ link: endpoint.link, name: 'Ada' })
  // The class serves it all the same.
  expect(await told(ada)).toMatchObject({ isWorkTaken: false })
  endpoint.work = work()
  endpoint.cut()
  await memberOf(ada, ({ isWorkTaken }) => isWorkTaken)
  expect(await ada.client.course.progress({ exercise })).toMatchObject({ achieved: { one: AT } })
})

test('a lab that was opened before joining keeps its seed, and what was achieved elsewhere counts in it', async () => {
  const endpoint = await klass.start()
  endpoint.work = work()
  stage.played.results = { one: 'fail', two: 'fail' }
  const ada = await stage.engine()
  await ada.client.lab.open({ exercise, seed: 'mine' })
  await ada.client.grading.check({ exercise })
  await ada.client.classroom.join({ link: endpoint.link, name: 'Ada' })
  await memberOf(ada, ({ isWorkTaken }) => isWorkTaken)
  expect(await labIs(ada, 'open')).toMatchObject({ session: { seed: 'mine' } })
  expect(await ada.client.course.progress({ exercise })).toMatchObject({ achieved: { one: AT } })
})
