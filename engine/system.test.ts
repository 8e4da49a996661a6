import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { msg } from '../contract/index.ts'
import type { LabHosts } from './hosts/lab-hosts.ts'
import { playedTrouble, sampleTrouble } from './testing/played-docker.ts'
import { exercise, first, setStage, trouble } from './testing/stage.ts'

const stage = setStage()

test('is ready when nothing is missing, and sweeps before anything else', async () => {
  const { client } = await stage.engine()
  expect(await first(client.system.watch(), ({ kind }) => kind === 'ready')).toEqual({
    kind: 'ready',
    engine: 'Played Docker',
  })
  expect(stage.docker.asked[0]).toBe('sweep')
})

test('builds what is missing, with progress, steps and log', async () => {
  stage.docker.missing = [
    { title: msg`Base`, detail: msg`100 MB` },
    { title: msg`Host`, detail: msg`500 MB` },
  ]
  const gate = Promise.withResolvers<void>()
  stage.docker.gate = gate.promise
  const { client } = await stage.engine()
  expect(await first(client.system.watch(), ({ kind }) => kind === 'needs-setup')).toMatchObject({
    steps: stage.docker.missing,
  })
  await expect(client.lab.open({ exercise })).rejects.toThrow(trouble('needs-setup'))
  await client.system.setUp()
  const building = await first(
    client.system.watch(),
    (status) => status.kind === 'setting-up' && status.log.length > 0,
  )
  expect(building).toMatchObject({
    progress: { step: msg`Base`, fraction: 0.1 },
    steps: [
      { title: msg`Base`, state: 'running' },
      { title: msg`Host`, state: 'waiting' },
    ],
    log: ['line one'],
  })
  await expect(client.lab.open({ exercise })).rejects.toThrow(trouble('setting-up'))
  gate.resolve()
  await first(client.system.watch(), ({ kind }) => kind === 'ready')
  await client.lab.open({ exercise })
})

test('a cancelled set-up can be started again', async () => {
  stage.docker.missing = [{ title: msg`Base`, detail: msg`` }]
  stage.docker.gate = new Promise(() => {})
  const { client } = await stage.engine()
  await first(client.system.watch(), ({ kind }) => kind === 'needs-setup')
  await client.system.setUp()
  await first(client.system.watch(), ({ kind }) => kind === 'setting-up')
  await client.system.cancelSetUp()
  await first(client.system.watch(), ({ kind }) => kind === 'needs-setup')
  delete stage.docker.gate
  await client.system.setUp()
  await first(client.system.watch(), ({ kind }) => kind === 'ready')
  expect(stage.docker.asked.filter((what) => what === 'prepare')).toHaveLength(2)
})

test('says when Docker is missing, and looks again when asked', async () => {
  let missing = true
  const hosts = async (): Promise<LabHosts> => {
    if (missing) throw playedTrouble()
    return stage.docker.provider()
  }
  const { client } = await stage.engine({ hosts })
  expect(await first(client.system.watch(), ({ kind }) => kind === 'failed')).toEqual({
    kind: 'failed',
    trouble: sampleTrouble,
  })
  await expect(client.lab.open({ exercise })).rejects.toThrow(trouble('played'))
  expect(await client.system.doctor()).toContainEqual(
    expect.objectContaining({ id: 'docker', status: 'problem' }),
  )
  missing = false
  await client.system.setUp()
  await first(client.system.watch(), ({ kind }) => kind === 'ready')
  expect((await client.system.doctor()).filter(({ status }) => status === 'problem')).toEqual([])
})

test('a set-up that fails says why', async () => {
  stage.docker.missing = [{ title: msg`Base`, detail: msg`` }]
  stage.docker.failNext = playedTrouble()
  const { client } = await stage.engine()
  await first(client.system.watch(), ({ kind }) => kind === 'needs-setup')
  await client.system.setUp()
  expect(await first(client.system.watch(), ({ kind }) => kind === 'failed')).toMatchObject({
    trouble: sampleTrouble,
  })
  await client.system.setUp()
  await first(client.system.watch(), ({ kind }) => kind === 'ready')
})

test('the command line does not look for Docker before it is needed', async () => {
  const hosts = vi.fn(async () => stage.docker.provider())
  const { client } = await stage.engine({ hosts, openedBy: 'cli' })
  expect(await client.course.list()).toHaveLength(1)
  expect(await client.lab.list()).toEqual([])
  await sleep(20)
  expect(hosts).not.toHaveBeenCalled()
  await first(client.system.watch(), ({ kind }) => kind === 'ready')
  await client.lab.open({ exercise })
  expect(hosts).toHaveBeenCalledTimes(1)
})
