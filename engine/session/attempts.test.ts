import { expect, test, vi } from 'vitest'
import { msg, render } from '../../contract/index.ts'
import { exercise, first, next, setStage, trouble } from '../testing/stage.ts'
import { eventually } from '../testing/eventually.ts'

const stage = setStage()

test('steps come as they happen, the report last, and it is kept', async () => {
  const gate = Promise.withResolvers<void>()
  stage.played.attemptGate = gate.promise
  const { client } = await stage.engine()
  await client.lab.open({ exercise })
  const events = await client.attempt.run({ exercise })
  expect(await next(events)).toMatchObject({ kind: 'step', step: { tried: msg`knock` } })
  await expect(first(client.attempt.run({ exercise }), () => true)).rejects.toThrow(trouble('attempt-runs'))
  gate.resolve()
  expect(await next(events)).toMatchObject({ kind: 'step', step: { tried: msg`push` } })
  expect(await next(events)).toMatchObject({ kind: 'report', report: { outcome: 'refused' } })
  expect((await events.next()).done).toBe(true)
  expect((await client.course.progress({ exercise })).attempts).toMatchObject([{ outcome: 'refused' }])
})

test('an attempt is kept also when nobody listens to its end', async () => {
  const { client } = await stage.engine()
  await client.lab.open({ exercise })
  const events = await client.attempt.run({ exercise })
  await events.next()
  await events.return?.()
  await eventually(async () => expect((await client.course.progress({ exercise })).attempts).toHaveLength(1))
})

test('where there is nothing to attack, that is said', async () => {
  delete stage.played.definition.attempt
  const { client } = await stage.engine()
  await client.lab.open({ exercise })
  await expect(first(client.attempt.run({ exercise }), () => true)).rejects.toThrow(trouble('no-attempt'))
})

test('an attempt that we could not make is our fault', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const gate = Promise.withResolvers<void>()
  stage.played.attemptGate = gate.promise
  gate.promise.catch(() => {})
  gate.reject(new Error('no probe'))
  const { client } = await stage.engine()
  await client.lab.open({ exercise })
  const event = await first(client.attempt.run({ exercise }), ({ kind }) => kind === 'report')
  expect(event).toMatchObject({ report: { outcome: 'error', steps: [{ tried: msg`knock` }] } })
  expect('report' in event && render(event.report.summary)).toContain('no probe')
  log.mockRestore()
})

test('hints come one by one, with their parameters to be filled in where they are read', async () => {
  const { client } = await stage.engine()
  const task = { exercise, task: 'one' }
  expect(await client.course.hints({ ...task, next: false })).toEqual({ shown: [], total: 2 })
  const one = msg`Use __plainPort__ on __masterAddress__.`
  expect(await client.course.hints({ ...task, next: true })).toEqual({ shown: [one], total: 2 })
  expect(await client.course.hints({ ...task, next: false })).toEqual({ shown: [one], total: 2 })
  expect((await client.course.hints({ ...task, next: true })).shown).toEqual([one, msg`Second.`])
  expect((await client.course.hints({ ...task, next: true })).shown).toHaveLength(2)
  expect((await client.course.progress({ exercise })).hintsShown).toEqual({ one: 2 })
})
