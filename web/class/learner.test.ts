import { once } from 'node:events'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import BetterSqlite3 from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import type { RoomRow } from '../../contract/class/index.ts'
import { makeCertificate } from '../../engine/classroom/testing/certificate.ts'
import { memberOf, membershipOf, online, told } from '../../engine/classroom/testing/class-stage.ts'
import { eventually } from '../../engine/testing/eventually.ts'
import { exercise, next, trouble, until } from '../../engine/testing/stage.ts'
import { type ServedClass, setServedClass } from './testing/served-class.ts'

const { stage, serve } = setServedClass()

/** The row of a learner on a dashboard that is open all the time. */
async function dashboard({ client }: Awaited<ReturnType<ServedClass['client']>>) {
  const rows = new Map<string, RoomRow>()
  void (async () => {
    for await (const news of await client.room.watch({ exercise })) {
      if (news.isWhole) rows.clear()
      for (const row of news.rows) rows.set(row.person, row)
    }
  })().catch(() => {})
  return (name: string) => [...rows.values()].find((row) => row.name === name)
}

test('an app joins a class over the network, and its staff see, steer and help', async () => {
  const served = await serve()
  const staff = await served.client(await served.enter())
  const { client } = staff
  const row = await dashboard(staff)
  const { link } = await client.people.invitation()
  const ada = await stage.engine()
  await expect(
    ada.client.classroom.join({ link: link.replace(/[0-9a-f]{4}$/, '0000'), name: 'Ada' }),
  ).rejects.toThrow()
  await ada.client.lab.open({ exercise })
  await ada.client.classroom.join({ link, name: 'Ada' })
  await memberOf(ada, online)
  await eventually(() => expect(row('Ada')).toMatchObject({ online: true, isOpen: true }))

  stage.played.results = { one: 'pass', two: 'fail' }
  await ada.client.grading.check({ exercise })
  await eventually(() => expect(row('Ada')).toMatchObject({ tasks: { one: { status: 'pass' } } }))

  const course = await client.course.get()
  const { id: person } = (await client.people.list()).find(({ name }) => name === 'Ada')!
  await client.help.send({ person, text: 'Look at the ports.', pointer: { exercise, task: 'two' } })
  await memberOf(ada, ({ messages }) => messages.at(-1)?.text === 'Look at the ports.')
  const opensAt = new Date(Date.now() + 3600_000).toISOString()
  const rest = { dueAt: null, weight: 1, attemptPoints: 0, solution: 'never' } as const
  await client.course.set({ ...course, assignments: [{ exercise, isSet: true, opensAt, ...rest }] })
  await memberOf(ada, ({ assignments }) => assignments[0]?.opensAt === opensAt)

  const before = await ada.client.lab.list()
  await client.help.lab({ person, exercise, what: 'reset' })
  const { carriedOut } = await memberOf(ada, (now) => now.carriedOut.length === 1)
  expect(carriedOut).toMatchObject([{ what: 'reset', exercise }])
  expect((await ada.client.lab.list())[0]!.openedAt).not.toBe(before[0]!.openedAt)
})

/** Stands between: shows a key of its own, and passes on what it is asked. Answers its address, and what it was told. */
async function between(served: ServedClass): Promise<{ address: string; told: string[] }> {
  const told: string[] = []
  const { key, cert } = await makeCertificate()
  const server = createServer({ key, cert }, (request, response) => {
    void text(request).then(async (body) => {
      told.push(body)
      const answer = await served.post(request.url ?? '', JSON.parse(body))
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return { address: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, told }
}

test('who enters address and code by hand finds the server that knows the code, and no other', async () => {
  const served = await serve()
  const staff = await served.client(await served.enter())
  const { code, fingerprint } = await staff.client.people.invitation()
  const address = `127.0.0.1:${served.port}`
  const ada = await stage.engine()
  const enter = (link: string, typed: string) => ada.client.classroom.join({ link, code: typed, name: 'Ada' })
  const notProven = trouble('class-not-proven')

  await expect(enter(address, '22222222')).rejects.toThrow(notProven)
  const eve = await between(served)
  await expect(enter(eve.address, code)).rejects.toThrow(notProven)
  expect(eve.told).toHaveLength(1)
  expect(eve.told.join()).not.toContain(code)

  await enter(address, `${code.slice(0, 4)} ${code.slice(4)}`)
  await memberOf(ada, online)
  // The key is known from then on, as it is from a link.
  const kept = new BetterSqlite3(join(stage.home, 'progress.db'), { readonly: true })
  expect(kept.prepare('select fingerprint from membership').pluck().get()).toBe(fingerprint)
  kept.close()
})

test('what happens while the server is away is there when it is back, once', async () => {
  const served = await serve()
  const staff = await served.client(await served.enter())
  const { link } = await staff.client.people.invitation()
  const ada = await stage.engine()
  await ada.client.lab.open({ exercise })
  await ada.client.classroom.join({ link, name: 'Ada' })
  await memberOf(ada, online)
  await served.https.close()
  await memberOf(ada, ({ link: now }) => now.kind === 'offline')
  stage.played.results = { one: 'pass', two: 'pass' }
  await ada.client.grading.check({ exercise })
  await ada.client.course.hints({ exercise, task: 'one', next: true })
  expect((await memberOf(ada, ({ pending }) => pending === 2)).pending).toBe(2)

  await served.again()
  await told(ada)
  const instructor = await served.world.instructor()
  const { id: person } = (await instructor.client.people.list()).find(({ name }) => name === 'Ada')!
  const { entries } = await instructor.client.room.timeline({ person, exercise: null, before: null })
  expect(entries.map(({ kind }) => kind).toReversed()).toEqual(['lab', 'verdict', 'hint'])
})

test('a look begins with the learner’s yes and ends with their no', async () => {
  const served = await serve()
  const staff = await served.client(await served.enter())
  const { client } = staff
  const ada = await stage.engine()
  await ada.client.lab.open({ exercise })
  await ada.client.classroom.join({ link: (await client.people.invitation()).link, name: 'Ada' })
  await memberOf(ada, online)
  const terminal = await ada.client.terminal.open({ exercise, host: 'master', cols: 80, rows: 24 })
  stage.docker.shells.at(-1)!.print('who is there?\r\n')
  const { id: person } = (await client.people.list()).find(({ name }) => name === 'Ada')!

  const look = await client.help.look({ person })
  expect(await next(look)).toMatchObject({ state: 'asked' })
  const { looks } = await memberOf(ada, (now) => now.looks.length === 1)
  await ada.client.classroom.answerLook({ look: looks[0]!.id, yes: true })
  await until(look, (news) => news.state === 'running' && news.terminals.length > 0)
  const cookie = await served.enter()
  const window = served.open(`/class/look/${looks[0]!.id}/${terminal.id}`, { Cookie: cookie })
  const frames: Buffer[] = []
  window.on('message', (data: Buffer) => frames.push(data)).on('error', () => {})
  await eventually(() => expect(Buffer.concat(frames).toString()).toContain('who is there?'))
  await ada.client.classroom.answerLook({ look: looks[0]!.id, yes: false })
  await until(look, ({ state }) => state === 'ended')
  const seen = frames.length
  stage.docker.shells.at(-1)!.print('alone again\r\n')
  await sleep(200)
  expect(Buffer.concat(frames.slice(seen)).toString()).not.toContain('alone again')
})

test('a machine that is signed out is told so, and one that goes on elsewhere needs consent', async () => {
  const served = await serve()
  const { client } = await served.client(await served.enter())
  const { link } = await client.people.invitation()
  const ada = await stage.engine()
  await ada.client.classroom.join({ link, name: 'Ada' })
  await memberOf(ada, online)
  const laptop = await stage.engine({ home: `${stage.home}/laptop` })
  expect(await laptop.client.classroom.join({ link, name: 'Ada' })).toMatchObject({ kind: 'waiting' })
  const [move] = await client.people.moves()
  await client.people.answerMove({ request: move!.id, yes: true })
  await memberOf(laptop, online)
  expect((await memberOf(ada, ({ link: now }) => now.kind === 'refused')).link).toMatchObject({
    trouble: { code: 'class-signed-out' },
  })
  await ada.client.classroom.leave()
  expect(await membershipOf(ada)).toEqual({ kind: 'none' })
}, 40_000)

test('who changes machines finds their work on the new one', async () => {
  const served = await serve()
  const staff = await served.client(await served.enter())
  const { client } = staff
  const { link } = await client.people.invitation()
  const before = await stage.engine()
  await before.client.classroom.join({ link, name: 'Ada' })
  await before.client.lab.open({ exercise })
  stage.played.results = { one: 'pass', two: 'fail' }
  await before.client.grading.check({ exercise })
  await before.client.course.hints({ exercise, task: 'one', next: true })
  await told(before)
  const { achieved } = await before.client.course.progress({ exercise })
  const [old] = await before.client.lab.list()
  await before.client.lab.close({ exercise })
  await told(before)

  const laptop = await stage.engine({ home: `${stage.home}/laptop` })
  await laptop.client.classroom.join({ link, name: 'Ada' })
  const [move] = await client.people.moves()
  await client.people.answerMove({ request: move!.id, yes: true })
  await memberOf(laptop, ({ isWorkTaken }) => isWorkTaken)
  expect((await memberOf(before, (now) => now.link.kind === 'refused')).link).toMatchObject({
    trouble: { code: 'class-signed-out' },
  })
  const progress = await laptop.client.course.progress({ exercise })
  expect(Object.keys(progress.achieved)).toEqual(['one'])
  // By the clock of the class, which is this machine’s.
  expect(Math.abs(Date.parse(progress.achieved['one']!) - Date.parse(achieved['one']!))).toBeLessThan(2000)
  expect(progress.hintsShown).toMatchObject({ one: 1 })
  stage.played.results = { one: 'fail', two: 'fail' }
  await laptop.client.lab.open({ exercise })
  expect((await laptop.client.lab.list())[0]!.seed).toBe(old!.seed)

  await told(laptop)
  const [person] = (await client.people.list()).filter(({ name }) => name === 'Ada')
  const { entries } = await client.room.timeline({ person: person!.id, exercise: null, before: null })
  expect(entries.filter(({ kind }) => kind === 'hint')).toHaveLength(1)
}, 60_000)
