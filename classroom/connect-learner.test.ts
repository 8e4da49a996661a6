import { afterEach, expect, test } from 'vitest'
import { observable } from '../engine/observable.ts'
import type { HostedState } from '../contract/class/index.ts'
import type { Hosted } from './hosted/types.ts'
import { type ClassWorld, HERE, classWorld } from './testing/class-world.ts'
import { describeOnBoth } from './testing/databases.ts'
import { createReportingDevice, toldLab, toldVerdict } from './testing/reporting-device.ts'

/** Labs are no part of what is tried here: how a hosted engine is in its class is. */
const noLabs: Hosted = {
  engineOf: () => Promise.reject(new Error('no labs here')),
  state: observable<HostedState>({ hosts: 0, fits: 0, bound: 'set', waiting: [], asleep: 0 }),
  remove: async () => {},
  dispose: async () => {},
}

describeOnBoth('A hosted engine', (databases) => {
  const worlds: ClassWorld[] = []
  afterEach(async () => {
    for (const world of worlds.splice(0)) await world.end()
  })
  async function room() {
    const world = await classWorld(await databases.fresh(), { hosted: async () => noLabs })
    worlds.push(world)
    const { code } = await world.server.invitation()
    const ask = { code, name: 'Ada', machine: 'Firefox' }
    const browser = async (token?: string) => world.server.join(ask, { ...HERE, token })
    const { answer, cookie } = await browser()
    if (answer.kind !== 'in' || !cookie) throw new Error('Ada’s browser was not let in')
    const device = createReportingDevice()
    const connect = () => world.server.connectLearner(answer.me.id)(new AbortController().signal, device.key)
    return { world, ask, browser, person: answer.me.id, token: cookie.token, device, connect, answer }
  }

  test('a browser has a cookie and no token, and comes back with it as it was', async () => {
    const { answer, browser, token } = await room()
    expect(answer).toMatchObject({ me: { place: 'hosted' } })
    expect(answer).not.toHaveProperty('token')
    const again = await browser(token)
    expect(again).toEqual({ answer, cookie: undefined })
    expect((await browser()).answer.kind).toBe('waiting')
  })

  test('who goes on in a browser finds there what their own machine reported', async () => {
    const { world } = await room()
    const { client } = await world.instructor()
    const ben = await world.learner('Ben')
    const now = new Date().toISOString()
    const told = [toldLab('played'), toldVerdict('played', { one: 'pass', two: 'fail' }, { at: now })]
    const reports = told.map((telling) => ben.device.tell(telling, now).signed)
    await ben.client.member.report({ reports, now })
    const { code } = await world.server.invitation()
    const ask = { code, name: 'Ben', machine: 'Firefox' }
    const { answer: asked } = await world.server.join(ask, HERE)
    if (asked.kind !== 'waiting') throw new Error('Nobody was asked')
    await client.people.answerMove({ request: asked.request, yes: true })
    const waiting = { request: asked.request, secret: asked.secret }
    expect((await world.server.join({ ...ask, waiting }, HERE)).answer.kind).toBe('in')
    const connect = world.server.connectLearner(ben.id)
    const { member, close } = await connect(new AbortController().signal, createReportingDevice().key)
    expect(await member.work()).toMatchObject({
      seeds: { played: 'seed' },
      achievements: [{ exercise: 'played', seed: 'seed', task: 'one' }],
    })
    close()
  })

  test('reports over it are kept, and it is the same device each time', async () => {
    const { world, connect, device, person } = await room()
    const now = new Date().toISOString()
    for (let n = 0; n < 2; n += 1) {
      const connection = await connect()
      const { id, signed } = device.tell(toldLab('played'), now)
      expect(await connection.member.report({ reports: [signed], now })).toEqual({ kept: [id] })
      connection.close()
      expect(await connection.closed).toEqual({ refused: false, trouble: null })
      await expect(connection.member.leave()).rejects.toThrow()
    }
    const rows = await world.server.database.db.selectFrom('reports').select(['person', 'device']).execute()
    expect(rows).toHaveLength(2)
    expect(new Set(rows.map((row) => row.device)).size).toBe(1)
    expect(rows[0]?.person).toBe(person)
    // It is no machine of the learner’s.
    const { client } = await world.instructor()
    const ada = (await client.people.list()).find(({ id }) => id === person)
    expect(ada?.devices.map(({ name }) => name)).toEqual(['Firefox'])
  })

  test('goes on when the learner moves to another browser, and ends when they are signed out', async () => {
    const { world, ask, connect, person, token } = await room()
    const connection = await connect()
    const { client } = await world.instructor()
    const move = async (machine: string) => {
      const { answer } = await world.server.join({ ...ask, machine }, HERE)
      if (answer.kind !== 'waiting') throw new Error('let in at once')
      await client.people.answerMove({ request: answer.request, yes: true })
      expect((await world.server.join({ ...ask, waiting: answer }, HERE)).answer.kind).toBe('in')
    }
    await move('Safari')
    expect(await world.server.whoIs(token)).toBeUndefined()
    const news = await connection.member.watch()
    expect((await news.next()).value).toMatchObject({ name: 'Ada' })

    await client.people.signOut({ person })
    expect(await connection.closed).toMatchObject({ refused: true, trouble: { code: 'signed-out' } })
    expect((await news.next()).done).toBe(true)
    await expect(connect()).rejects.toThrow('signed out')
    // In again, in a browser: so is their engine.
    await move('Chromium')
    const again = await connect()
    expect((await (await again.member.watch()).next()).value).toMatchObject({ name: 'Ada' })
  })

  test('ends when the learner goes on from their own machine', async () => {
    const { world, ask, connect } = await room()
    const connection = await connect()
    const { client } = await world.instructor()
    const own = { ...ask, machine: 'laptop', key: createReportingDevice().key }
    const { answer } = await world.server.join(own, HERE)
    if (answer.kind !== 'waiting') throw new Error('let in at once')
    await client.people.answerMove({ request: answer.request, yes: true })
    const moved = await world.server.join({ ...own, waiting: answer }, HERE)
    expect(moved.answer).toMatchObject({ kind: 'in', me: { place: 'own' } })
    expect(await connection.closed).toMatchObject({ refused: true })
  })
})
