import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { type Trouble, msg, render } from '../../contract/index.ts'
import { playedTrouble, sampleTrouble } from '../testing/played-docker.ts'
import { playExercise } from '../testing/played-exercise.ts'
import { exercise, first, labIs, setStage, trouble } from '../testing/stage.ts'
import { eventually } from '../testing/eventually.ts'

const stage = setStage()

test('opens with the learner’s seed, and opening it again changes nothing', async () => {
  const { client } = await stage.engine()
  const session = await client.lab.open({ exercise })
  expect(session.params).toMatchObject({
    plainPort: expect.stringMatching(/^\d+$/),
    masterAddress: '10.9.0.2',
  })
  expect(await client.lab.open({ exercise })).toEqual(session)
  expect(await client.lab.open({ exercise, seed: session.seed })).toEqual(session)
  await expect(client.lab.open({ exercise, seed: 'other' })).rejects.toThrow(trouble('other-seed'))
  expect(await client.lab.list()).toEqual([session])
  await client.lab.close({ exercise })
  expect(stage.docker.labs.size).toBe(0)
  expect((await client.lab.open({ exercise })).params.plainPort).toBe(session.params.plainPort)
})

test('a seed that was asked for stays the learner’s', async () => {
  const { client } = await stage.engine()
  await client.lab.open({ exercise, seed: 'mine' })
  await client.lab.close({ exercise })
  expect((await client.lab.open({ exercise })).seed).toBe('mine')
})

test('shows progress, and two who open it share one', async () => {
  const gate = Promise.withResolvers<void>()
  stage.docker.gate = gate.promise
  const one = await stage.engine()
  const opening = Promise.all([one.client.lab.open({ exercise }), one.client.lab.open({ exercise })])
  const booting = { kind: 'opening', progress: { step: msg`Booting`, fraction: 0.5 } }
  const states = one.client.lab.watch({ exercise })
  expect(await first(states, (state) => state.kind === 'opening' && state.progress.fraction > 0)).toEqual(
    booting,
  )
  await expect(one.client.lab.startOver({ exercise })).rejects.toThrow(trouble('lab-busy'))
  gate.resolve()
  const [a, b] = await opening
  expect(a).toEqual(b)
  expect(stage.docker.asked.filter((what) => what.startsWith('open'))).toHaveLength(1)
})

test('closing cancels opening and leaves nothing', async () => {
  stage.docker.gate = new Promise(() => {})
  const one = await stage.engine()
  const opening = one.client.lab.open({ exercise })
  const refused = opening.catch((error: unknown) => error)
  await labIs(one, 'opening')
  await one.client.lab.close({ exercise })
  expect(await refused).toEqual(trouble('cancelled'))
  expect(stage.docker.labs.size).toBe(0)
  await labIs(one, 'closed')
  delete stage.docker.gate
  await one.client.lab.open({ exercise })
})

test('what fails is said, and the next try works', async () => {
  stage.docker.failNext = playedTrouble()
  const one = await stage.engine()
  await expect(one.client.lab.open({ exercise })).rejects.toThrow(trouble('played'))
  expect(await labIs(one, 'failed')).toEqual({ kind: 'failed', trouble: sampleTrouble })
  await one.client.lab.reset({ exercise })
  await labIs(one, 'open')
})

test('a fault of ours is told without its details', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  stage.docker.failNext = new Error('secret detail')
  const { client } = await stage.engine()
  const error = await client.lab.open({ exercise }).catch((thrown: unknown) => thrown)
  expect(error).toEqual(trouble('internal'))
  expect(JSON.stringify(error)).not.toContain('secret detail')
  expect(log.mock.calls.join()).toContain('secret detail')
  log.mockRestore()
})

test('reset keeps seed, parameters and what was achieved', async () => {
  stage.played.results.one = 'pass'
  const one = await stage.engine()
  const before = await one.client.lab.open({ exercise })
  await one.client.grading.check({ exercise })
  const after = await one.client.lab.reset({ exercise })
  expect(after.id).not.toBe(before.id)
  expect([after.seed, after.params]).toEqual([before.seed, before.params])
  expect([...stage.docker.labs.keys()]).toEqual([after.id])
  expect(Object.keys((await one.client.course.progress({ exercise })).achieved)).toEqual(['one'])
})

test('starting over takes a new seed and forgets what was achieved', async () => {
  stage.played.results.one = 'pass'
  const { client } = await stage.engine()
  const before = await client.lab.open({ exercise })
  await client.grading.check({ exercise })
  const after = await client.lab.startOver({ exercise })
  expect(after.seed).not.toBe(before.seed)
  expect([...stage.docker.labs.keys()]).toEqual([after.id])
  expect((await client.course.progress({ exercise })).achieved).toEqual({})
  await client.lab.close({ exercise })
  expect((await client.lab.open({ exercise })).seed).toBe(after.seed)
})

test('a reset that fails leaves nothing half made, and can be tried again', async () => {
  const one = await stage.engine()
  const before = await one.client.lab.open({ exercise })
  stage.docker.failNext = playedTrouble()
  await expect(one.client.lab.reset({ exercise })).rejects.toThrow(trouble('played'))
  expect(stage.docker.labs.size).toBe(0)
  const after = await one.client.lab.reset({ exercise })
  expect(after.seed).toBe(before.seed)
})

test('a host that dies is said, and reset brings the lab back', async () => {
  const one = await stage.engine()
  const before = await one.client.lab.open({ exercise })
  stage.docker.kill(before.id, 'client')
  const { trouble: told } = (await labIs(one, 'failed')) as { trouble: Trouble }
  expect(told.code).toBe('host-down')
  expect(render(told.what)).toContain('client')
  await expect(one.client.grading.check({ exercise })).rejects.toThrow(trouble('lab-not-open'))
  const after = await one.client.lab.reset({ exercise })
  expect(after.params).toEqual(before.params)
  expect([...stage.docker.labs.keys()]).toEqual([after.id])
})

test('Docker going away is said as such, and when it is back so is the lab', async () => {
  const one = await stage.engine()
  const session = await one.client.lab.open({ exercise })
  stage.docker.vanish()
  expect(await labIs(one, 'failed')).toMatchObject({ trouble: { code: 'docker-gone' } })
  const status = await first(one.client.system.watch(), ({ kind }) => kind === 'failed')
  expect(status).toMatchObject({ trouble: { code: 'docker-gone' } })
  await expect(one.client.grading.check({ exercise })).rejects.toThrow(trouble('docker-gone'))
  stage.docker.back()
  await one.client.system.setUp()
  expect(await labIs(one, 'open')).toEqual({ kind: 'open', session })
  expect(stage.docker.labs.size).toBe(1)
})

test('a connection to Docker that breaks for a moment does not cost the lab', async () => {
  const one = await stage.engine()
  const session = await one.client.lab.open({ exercise })
  const asked = stage.docker.asked.length
  stage.docker.vanish()
  stage.docker.back()
  await eventually(() => expect(stage.docker.asked.slice(asked)).toContain(`adopt ${session.id}`))
  expect(await labIs(one, 'open')).toEqual({ kind: 'open', session })
  expect(await one.client.grading.check({ exercise })).toMatchObject({ mode: 'check' })
})

test('a closed one can’t be reset, checked, attempted or entered', async () => {
  const { client } = await stage.engine()
  await expect(client.lab.reset({ exercise })).rejects.toThrow(trouble('lab-not-open'))
  await expect(client.grading.check({ exercise })).rejects.toThrow(trouble('lab-not-open'))
  await expect(first(client.attempt.run({ exercise }), () => true)).rejects.toThrow(trouble('lab-not-open'))
  await expect(client.terminal.open({ exercise, host: 'master', cols: 80, rows: 24 })).rejects.toThrow(
    trouble('lab-not-open'),
  )
  await client.lab.close({ exercise })
})

test('unknown exercises, hosts and tasks are said to be unknown', async () => {
  const { client } = await stage.engine()
  await client.lab.open({ exercise })
  const unknown = { exercise: 'nothing' }
  for (const call of [
    client.lab.open(unknown),
    client.lab.watch(unknown),
    client.grading.watch(unknown),
    client.course.progress(unknown),
    client.terminal.list(unknown),
  ]) {
    await expect(call).rejects.toThrow(trouble('unknown-exercise'))
  }
  await expect(client.terminal.open({ exercise, host: 'mars', cols: 80, rows: 24 })).rejects.toThrow(
    trouble('unknown-host'),
  )
  await expect(client.terminal.open({ exercise, host: 'local', cols: 80, rows: 24 })).rejects.toThrow(
    trouble('unknown-host'),
  )
  await expect(client.course.hints({ exercise, task: 'x', next: true })).rejects.toThrow(
    trouble('unknown-task'),
  )
})

test('input that does not fit the contract is refused', async () => {
  const { client } = await stage.engine()
  const bad = [{ exercise: '../etc' }, { exercise: 'played', seed: 'a b' }, {}, null] as never[]
  for (const input of bad) await expect(client.lab.open(input)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
})

test('a standby is kept for the first exercise that is not done, else for the first', async () => {
  const second = playExercise('second').definition
  const exercises = [stage.played.definition, second]
  const standbys = () =>
    stage.docker.asked.filter((what) => what.startsWith('standby')).map((what) => what.split(' ')[1])
  stage.played.results = { one: 'pass', two: 'pass' }
  const app = await stage.engine({ exercises })
  await eventually(() => expect(standbys().at(-1)).toBe(exercise))
  await app.client.lab.open({ exercise })
  await app.client.grading.check({ exercise })
  await app.client.lab.close({ exercise })
  await stage.end(app)
  const next = await stage.engine({ exercises })
  await eventually(() => expect(standbys().at(-1)).toBe('second'))
  await stage.end(next)
  await stage.engine({ exercises: [stage.played.definition] })
  await eventually(() => expect(standbys().at(-1)).toBe(exercise))
})

test('the app keeps a standby for what comes the command line does not', async () => {
  const app = await stage.engine()
  await eventually(() => expect(stage.docker.asked).toContainEqual(expect.stringMatching(/^standby played/)))
  stage.docker.asked.length = 0
  const { seed } = await app.client.lab.open({ exercise })
  await eventually(() => expect(stage.docker.asked).toContain(`standby played ${seed}`))
  await app.client.lab.close({ exercise })
  await stage.end(app)
  stage.docker.asked.length = 0
  const cli = await stage.engine({ openedBy: 'cli' })
  await cli.client.lab.open({ exercise })
  await sleep(20)
  expect(stage.docker.asked.filter((what) => what.startsWith('standby'))).toEqual([])
})
