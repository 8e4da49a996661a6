import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { SharedLabHosts } from '../../engine/docker-hosts.ts'
import { eventually } from '../../engine/testing/eventually.ts'
import { exercise, setStage, trouble } from '../../engine/testing/stage.ts'
import { hostedForTests } from '../testing/hosted-labs.ts'
import type { Hosted, HostedOptions } from './hosted.ts'

const ada = 'ada0000000000000'
const ben = 'ben0000000000000'
const stage = setStage()
let hosted: Hosted
afterEach(() => hosted.dispose({ putAway: false }))

/** Labs of two hosts each, on a Docker that is played. */
async function host(options: Partial<HostedOptions> = {}): Promise<Hosted> {
  const hosts: SharedLabHosts = {
    of: () => stage.docker.provider(),
    machine: async () => ({ memory: 64e9, cores: 8, isHere: false, folder: '/played' }),
    labs: async () => [],
    shutDownAt: async () => 0,
    dispose: async () => {},
  }
  hosted = await hostedForTests({ home: stage.home, hosts, exercises: [stage.played.definition], ...options })
  return hosted
}

test('what nobody uses is put away by itself, and makes room for who waits', async () => {
  const { engineOf, state } = await host({
    maxHosts: 2,
    lookMs: 10,
    patience: { away: 3600_000, awayWhileOthersWait: 0 },
  })
  await (await engineOf(ada)).client.lab.open({ exercise })
  expect(state.get()).toMatchObject({ hosts: 2, fits: 2, bound: 'set', asleep: 0 })
  await (await engineOf(ben)).client.lab.open({ exercise })
  expect(state.get()).toMatchObject({ hosts: 2, waiting: [], asleep: 1 })
})

test('an engine that nobody needs is let go of, and its lab stays asleep', async () => {
  const { engineOf, state } = await host({ lookMs: 10, patience: { away: 0, engine: 0 } })
  const engine = await engineOf(ada)
  const { id } = await engine.client.lab.open({ exercise })
  await eventually(() => expect(stage.docker.providers).toBe(0))
  expect(state.get()).toMatchObject({ hosts: 0, asleep: 1 })
  const again = await engineOf(ada)
  expect(again).not.toBe(engine)
  expect((await again.client.lab.open({ exercise })).id).toBe(id)
})

test('a reset where there is no room beside takes the place of the old hosts', async () => {
  const { engineOf, state } = await host({ maxHosts: 2 })
  const { client } = await engineOf(ada)
  const before = await client.lab.open({ exercise })
  const after = await client.lab.reset({ exercise })
  expect(after.id).not.toBe(before.id)
  expect([...stage.docker.labs.keys()]).toEqual([after.id])
  expect(state.get().hosts).toBe(2)
  await client.lab.close({ exercise })
  expect(state.get().hosts).toBe(0)
})

test('what is too large for the machine is refused, and who gives up waiting leaves the queue', async () => {
  const small = await host({ maxHosts: 1 })
  await expect((await small.engineOf(ada)).client.lab.open({ exercise })).rejects.toThrow(
    trouble('lab-too-large'),
  )
  await small.dispose({ putAway: false })
  const { engineOf, state } = await host({ maxHosts: 2 })
  await (await engineOf(ada)).client.lab.open({ exercise })
  const { client } = await engineOf(ben)
  const waiting = client.lab.open({ exercise }).catch((error: unknown) => error)
  await eventually(() => expect(state.get().waiting).toMatchObject([{ person: ben, exercise }]))
  await client.lab.close({ exercise })
  expect(await waiting).toEqual(trouble('cancelled'))
  expect(state.get()).toMatchObject({ hosts: 2, waiting: [] })
})

test('whoever is removed is gone with their files, and gets no engine again', async () => {
  const { engineOf, remove } = await host()
  await (await engineOf(ada)).client.course.list()
  await remove(ada)
  expect(existsSync(join(stage.home, 'learners', ada))).toBe(false)
  await expect(engineOf(ada)).rejects.toThrow('no longer in this class')
  await expect(engineOf('../../etc')).rejects.toThrow()
})

/** Docker fails to stop hosts, so often. */
const failsToStop = (times: number): SharedLabHosts => ({
  of() {
    const provider = stage.docker.provider()
    return {
      ...provider,
      async sleep(session) {
        if ((times -= 1) >= 0) throw new Error('Docker did not answer')
        await provider.sleep(session)
      },
    }
  },
  machine: async () => ({ memory: 64e9, cores: 8, isHere: false, folder: '/played' }),
  labs: async () => [],
  shutDownAt: async () => 0,
  dispose: async () => {},
})

test('a lab whose hosts could not be stopped does not wait for its own place', async () => {
  const { engineOf, state } = await host({ hosts: failsToStop(1), maxHosts: 2 })
  const { client, labs } = await engineOf(ada)
  const { id } = await client.lab.open({ exercise })
  await expect(labs.putAway(exercise)).rejects.toThrow('Docker did not answer')
  expect((await client.lab.open({ exercise })).id).toBe(id)
  expect(state.get()).toMatchObject({ hosts: 2, waiting: [] })
  await client.lab.close({ exercise })
  expect(state.get().hosts).toBe(0)
})

test('the server ends also where a lab can’t be put away', async () => {
  const { engineOf, dispose } = await host({ hosts: failsToStop(1) })
  await (await engineOf(ada)).client.lab.open({ exercise })
  await (await engineOf(ben)).client.lab.open({ exercise })
  await dispose({ putAway: true })
  expect(stage.docker.providers).toBe(0)
})
