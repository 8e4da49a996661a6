import { expect, test } from 'vitest'
import { exercise, setStage, trouble } from '../testing/stage.ts'

const stage = setStage()

test('a note is kept by its heading, replaced, and gone when it is empty', async () => {
  const { client } = await stage.engine()
  await client.notes.save({ lesson: 'cgroups', at: 2, text: 'two trees' })
  await client.notes.save({ lesson: 'cgroups', at: 0, text: 'of all' })
  await client.notes.save({ lesson: 'cgroups', at: 2, text: 'one tree' })
  await client.notes.save({ lesson: 'images', at: 1, text: '标签不是摘要' })
  expect((await client.notes.get({ lesson: 'cgroups' })).map(({ at, text }) => [at, text])).toEqual([
    [0, 'of all'],
    [2, 'one tree'],
  ])
  await client.notes.save({ lesson: 'cgroups', at: 2, text: ' \n' })
  expect((await client.notes.list()).map(({ lesson, at }) => [lesson, at])).toEqual([
    ['cgroups', 0],
    ['images', 1],
  ])
})

test('a note that is too long, or stands nowhere, is refused', async () => {
  const { client } = await stage.engine()
  await expect(client.notes.save({ lesson: 'cgroups', at: 1, text: 'x'.repeat(20_001) })).rejects.toThrow()
  await expect(client.notes.save({ lesson: '../etc', at: 1, text: 'x' })).rejects.toThrow()
  await expect(client.notes.save({ lesson: 'cgroups', at: -1, text: 'x' })).rejects.toThrow()
})

test('time adds up', async () => {
  const { client } = await stage.engine()
  await client.course.worked({ exercise, seconds: 30 })
  await client.course.worked({ exercise, seconds: 12 })
  expect((await client.course.progress({ exercise })).workedSeconds).toBe(42)
  await expect(client.course.worked({ exercise, seconds: 3600 })).rejects.toThrow()
})

test('the solution is shown only where it is offered', async () => {
  const { client } = await stage.engine()
  expect(await client.course.solution({ exercise, show: false })).toEqual({
    isOffered: false,
    seenAt: null,
    ways: [],
  })
  await expect(client.course.solution({ exercise, show: true })).rejects.toThrow(trouble('solution-not-yet'))
})
