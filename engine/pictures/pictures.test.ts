import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { MachinesPicture } from '../../contract/index.ts'
import { eventually } from '../testing/eventually.ts'
import { exercise, setStage, trouble, until } from '../testing/stage.ts'
import { processOf, seenProcesses, web } from './testing-readings.ts'

const stage = setStage()
const of = { exercise, host: 'master', kind: 'processes' } as const
const init = processOf(1, { name: 'init' })
const noLooks = () => eventually(() => expect(stage.docker.looks).toEqual([]))

describe('looking', () => {
  test('goes on while somebody watches, once for all who do', async () => {
    const { client } = await stage.engine()
    await client.lab.open({ exercise })
    expect(stage.docker.looks).toEqual([])
    const [a, b] = [await client.picture.watch(of), await client.picture.watch(of)]
    const other = await client.picture.watch({ ...of, host: 'client' })
    await eventually(() =>
      expect(stage.docker.looks.toSorted()).toEqual(['client processes', 'master processes']),
    )
    stage.docker.show(seenProcesses(init))
    for (const watch of [a, b])
      expect((await watch.next()).value).toMatchObject({ processes: [{ name: 'init' }] })
    await other.return?.()
    await a.return?.()
    await eventually(() => expect(stage.docker.looks).toEqual(['master processes']))
    await b.return?.()
    await noLooks()
  })

  test('stops with a watcher that only hangs up', async () => {
    const { client } = await stage.engine()
    await client.lab.open({ exercise })
    const hangUp = new AbortController()
    const watch = await client.picture.watch(of, { signal: hangUp.signal })
    const waiting = watch.next().catch(() => undefined)
    await eventually(() => expect(stage.docker.looks).toHaveLength(1))
    hangUp.abort()
    await waiting
    await noLooks()
  })

  test('says only what is new', async () => {
    const { client } = await stage.engine()
    await client.lab.open({ exercise })
    const watch = await client.picture.watch(of)
    stage.docker.show(seenProcesses(init))
    await watch.next()
    stage.docker.show(seenProcesses(init))
    const second = watch.next()
    expect(await Promise.race([second, sleep(50, 'silent')])).toBe('silent')
    stage.docker.show(seenProcesses(init, processOf(2)))
    expect((await second).value).toMatchObject({ processes: [{ pid: 1 }, { pid: 2 }] })
    await watch.return?.()
  })

  test('goes on with the next lab, and shows nothing of the last', async () => {
    const { client } = await stage.engine()
    const watch = await client.picture.watch(of)
    const first = watch.next()
    await client.lab.open({ exercise })
    stage.docker.show(seenProcesses(init))
    await first
    stage.docker.show(undefined)
    await client.lab.close({ exercise })
    await noLooks()
    const late = await client.picture.watch(of)
    const next = [watch.next(), late.next()]
    expect(await Promise.race([...next, sleep(50, 'silent')])).toBe('silent')
    await client.lab.open({ exercise })
    await client.lab.reset({ exercise })
    await eventually(() => expect(stage.docker.looks).toHaveLength(1))
    stage.docker.show(seenProcesses(processOf(1, { name: 'fresh' })))
    for (const { value } of await Promise.all(next))
      expect(value).toMatchObject({ processes: [{ name: 'fresh' }] })
    await watch.return?.()
    await late.return?.()
    await noLooks()
  })

  test('ends with the engine', async () => {
    const one = await stage.engine()
    await one.client.lab.open({ exercise })
    const watch = await one.client.picture.watch(of)
    const next = watch.next()
    await stage.end(one)
    expect((await next).done).toBe(true)
    await noLooks()
  })
})

test('containers without a believable daemon go by their ids, and get their names later', async () => {
  const { client } = await stage.engine()
  await client.lab.open({ exercise })
  const watch = await client.picture.watch(of)
  stage.docker.show(seenProcesses(init, processOf(2, { container: web })))
  expect((await watch.next()).value).toMatchObject({ containers: [{ id: web, name: web, image: '' }] })
  const body = JSON.stringify([{ Id: `${web}00`, Names: ['/web'], Image: 'shell' }])
  stage.docker.daemon = { kind: 'answered', status: 200, body }
  expect(
    await until(watch, (one) => one.kind === 'processes' && one.containers[0]?.name === 'web'),
  ).toBeDefined()
  await watch.return?.()
})

describe('troubles to read', () => {
  test('a host or a picture that there is not', async () => {
    const { client } = await stage.engine()
    await expect(client.picture.watch({ ...of, host: 'nobody' })).rejects.toThrow(trouble('unknown-host'))
    await expect(client.picture.watch({ ...of, kind: 'machines' })).rejects.toThrow(trouble('no-machines'))
  })

  test('a probe that can’t look, or talks nonsense; the next who asks is answered', async () => {
    const { client } = await stage.engine()
    await client.lab.open({ exercise })
    for (const odd of [{ trouble: 'no nft' }, { seen: 5 }]) {
      stage.docker.show(odd)
      const watch = await client.picture.watch(of)
      await expect(watch.next()).rejects.toThrow(trouble('no-picture'))
      await noLooks()
    }
    stage.docker.show(seenProcesses(init))
    const watch = await client.picture.watch(of)
    expect((await watch.next()).value).toMatchObject({ processes: [{ name: 'init' }] })
    await watch.return?.()
  })
})

test('machines are asked by the exercise, again and again, and only while somebody watches', async () => {
  let asked = 0
  const answers = {
    name: 'master',
    kernel: '6',
    bootSeconds: 1,
    memory: 1,
    cost: 1,
    processors: 1,
    processes: [],
  }
  stage.played.definition.machines = async (): Promise<MachinesPicture> => {
    asked += 1
    if (asked === 2) throw new Error('It is just going.')
    const vm = asked > 2 ? { ...answers, name: 'guest' } : null
    return { kind: 'machines', at: new Date().toISOString(), host: answers, vm, container: null }
  }
  const { client } = await stage.engine()
  await client.lab.open({ exercise })
  const watch = await client.picture.watch({ ...of, kind: 'machines' })
  expect((await watch.next()).value).toMatchObject({ vm: null })
  expect((await watch.next()).value).toMatchObject({ vm: { name: 'guest' } })
  await watch.return?.()
  const before = asked
  await sleep(600)
  expect(asked - before).toBeLessThan(2)
})
