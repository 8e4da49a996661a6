import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Assignment, LabRequest } from '../../contract/class/index.ts'
import { decodeServerFrame } from '../../contract/index.ts'
import { keptLines } from '../log.ts'
import { openProgress } from '../progress/progress.ts'
import { eventually } from '../testing/eventually.ts'
import { exercise, labIs, setStage, trouble } from '../testing/stage.ts'
import { makeCertificate } from './testing/certificate.ts'
import { sampleNews, startEndpoint } from './testing/class-endpoint.ts'
import { memberOf, membershipOf, online, setClass, told } from './testing/class-stage.ts'

const stage = setStage()
const klass = setClass()

async function inClass() {
  const endpoint = await klass.start()
  const engine = await stage.engine()
  await engine.client.classroom.join({ link: endpoint.link, name: 'Ada' })
  await memberOf(engine, online)
  return { endpoint, engine, client: engine.client }
}

const assignment = (changes: Partial<Assignment>): Assignment => ({
  exercise,
  isSet: true,
  opensAt: null,
  dueAt: null,
  weight: 1,
  attemptPoints: 0,
  solution: 'after-try',
  ...changes,
})
const inHours = (hours: number) => new Date(Date.now() + hours * 3600_000).toISOString()
const course = (changes: Partial<Assignment>) => ({
  timeZone: 'Europe/Berlin',
  assignments: [assignment(changes)],
})

test('joining says what is wrong, and then works; secrets are in no log', async () => {
  const { link, address, fingerprint, asked, token } = await klass.start()
  const { client } = await stage.engine()
  const join_ = (changes: object) => client.classroom.join({ link, name: 'Ada', ...changes })
  await expect(join_({ link: address, code: '22222222' })).rejects.toThrow(trouble('class-not-proven'))
  expect(asked).toEqual([])
  await expect(join_({ link: link.replace('ABCD2345', 'ABCD2346') })).rejects.toThrow(
    trouble('class-wrong-code'),
  )
  await expect(join_({ link: link.replace(fingerprint, 'a'.repeat(64)) })).rejects.toThrow(
    trouble('class-other-certificate'),
  )
  await expect(join_({ link: 'https://127.0.0.1:1/#/join/ABCD2345' })).rejects.toThrow(
    trouble('class-unreachable'),
  )
  expect(await join_({ rosterId: ' 4711 ' })).toMatchObject({ kind: 'member' })
  expect(asked.at(-1)).toMatchObject({ name: 'Ada', rosterId: '4711', key: expect.any(String) })
  expect(statSync(join(stage.home, 'progress.db')).mode & 0o077).toBe(0)
  for (const secret of [token, 'ABCD2345']) expect(keptLines().join('\n')).not.toContain(secret)
})

test('somebody who has to wait for consent is taken in when it is given, also after a restart', async () => {
  const endpoint = await klass.start()
  const request = randomUUID()
  endpoint.answer = { kind: 'waiting', request, secret: 'only-ours' }
  const before = await stage.engine()
  const waiting = { kind: 'waiting', className: 'Docker security', name: 'Ada' }
  expect(await before.client.classroom.join({ link: endpoint.link, name: 'Ada' })).toEqual(waiting)
  await stage.end(before)
  const after = await stage.engine()
  expect(await membershipOf(after)).toEqual(waiting)
  endpoint.answer = undefined
  await memberOf(after, online)
  expect(endpoint.asked.at(-1)).toMatchObject({ waiting: { request, secret: 'only-ours' } })
}, 40_000)

test('consent that is not given is told', async () => {
  const endpoint = await klass.start()
  endpoint.answer = { kind: 'waiting', request: randomUUID(), secret: 'only-ours' }
  const engine = await stage.engine()
  await engine.client.classroom.join({ link: endpoint.link, name: 'Ada' })
  endpoint.answer = { kind: 'refused', why: 'no' }
  expect(await membershipOf(engine, ({ kind }) => kind === 'none')).toMatchObject({
    trouble: { code: 'class-no-consent' },
  })
  // Until whoever waited has read it.
  await engine.client.classroom.leave()
  expect(await membershipOf(engine)).toEqual({ kind: 'none' })
}, 40_000)

test('policies hold without the class and over a restart, by its clock', async () => {
  const { endpoint, engine, client } = await inClass()
  endpoint.news.set(sampleNews({ course: course({ opensAt: inHours(2), solution: 'never' }) }))
  await memberOf(engine, ({ assignments }) => assignments.length === 1)
  await expect(client.lab.open({ exercise })).rejects.toThrow(trouble('class-not-open-yet'))
  await expect(client.lab.startOver({ exercise })).rejects.toThrow(trouble('class-not-open-yet'))
  await klass.goAway()
  await stage.end(engine)
  for (const openedBy of ['app', 'cli'] as const) {
    const later = await stage.engine({ openedBy })
    await expect(later.client.lab.open({ exercise })).rejects.toThrow(trouble('class-not-open-yet'))
    await expect(later.client.course.solution({ exercise, show: true })).rejects.toThrow(
      trouble('class-solution-never'),
    )
    await stage.end(later)
  }
  // The clock of the class is three hours ahead.
  const back = await klass.comeBack(endpoint)
  back.news.set(sampleNews({ course: course({ opensAt: inHours(2) }), now: inHours(3) }))
  const again = await stage.engine()
  await memberOf(again, ({ clockAhead }) => clockAhead > 2.9 * 3600_000)
  expect(await again.client.lab.open({ exercise })).toMatchObject({ exercise })
})

test('a lab that is open stays so when its time is moved', async () => {
  const { endpoint, engine, client } = await inClass()
  const session = await client.lab.open({ exercise })
  endpoint.news.set(sampleNews({ course: course({ opensAt: inHours(1) }) }))
  await memberOf(engine, ({ assignments }) => assignments.length === 1)
  expect(await client.lab.open({ exercise })).toEqual(session)
})

test('what staff ask for is done once, and said to be done', async () => {
  const { endpoint, engine, client } = await inClass()
  const first = await client.lab.open({ exercise })
  const ask = (what: LabRequest['what']): LabRequest => ({
    id: randomUUID(),
    exercise,
    what,
    by: 'Grace',
    at: new Date().toISOString(),
  })
  const reset = ask('reset')
  endpoint.news.set(sampleNews({ requests: [reset] }))
  await eventually(() => expect(endpoint.done).toEqual([reset.id]))
  const second = await client.lab.open({ exercise })
  expect(second).toMatchObject({ seed: first.seed })
  expect(second.openedAt).not.toBe(first.openedAt)
  await memberOf(engine, ({ carriedOut }) => carriedOut[0]?.id === reset.id)

  // It was not heard, and is asked again, also after a restart.
  endpoint.news.set(sampleNews({ requests: [reset] }))
  await eventually(() => expect(endpoint.done).toEqual([reset.id, reset.id]))
  await stage.end(engine)
  const again = await stage.engine()
  await labIs(again, 'open')
  await eventually(() => expect(endpoint.done).toHaveLength(3))
  expect((await again.client.lab.list()).map(({ openedAt }) => openedAt)).toEqual([second.openedAt])

  const reopen = ask('reopen')
  endpoint.news.set(sampleNews({ requests: [reopen] }))
  await eventually(() => expect(endpoint.done.at(-1)).toBe(reopen.id))
  expect((await again.client.lab.list())[0]!.seed).not.toBe(first.seed)
  await again.client.lab.close({ exercise })
  const nothing = ask('reset')
  endpoint.news.set(sampleNews({ requests: [nothing] }))
  await eventually(() => expect(endpoint.done.at(-1)).toBe(nothing.id))
  await eventually(async () => expect((await memberOf(again)).carriedOut).toEqual([reset, reopen]))
  await told(again)
  const did = klass.books.reports().map((report) => report.kind === 'lab' && report.did)
  expect(did.filter((one) => one === 'reset')).toHaveLength(1)
  expect(did.filter((one) => one === 'started-over')).toHaveLength(1)
})

test('what was done before a crash is not done again, only told', async () => {
  const { endpoint, engine, client } = await inClass()
  const session = await client.lab.open({ exercise })
  await stage.end(engine)
  const request = {
    id: randomUUID(),
    exercise,
    what: 'reopen',
    by: 'Grace',
    at: new Date().toISOString(),
  } as const
  // As the lab writes it, in the transaction that begins anew.
  const progress = openProgress(stage.home)
  await progress.startOver(exercise, session.seed, request.id)
  await progress.close()
  endpoint.news.set(sampleNews({ requests: [request] }))
  const again = await stage.engine()
  await eventually(() => expect(endpoint.done).toEqual([request.id]))
  await memberOf(again, ({ carriedOut }) => carriedOut[0]?.id === request.id)
  await labIs(again, 'open')
  expect(await again.client.lab.list()).toEqual([session])
  // Once the class knows, it is kept to be shown and for nothing else.
  endpoint.news.set(sampleNews())
  await eventually(async () => expect((await memberOf(again)).carriedOut).toEqual([request]))
})

test('nobody sees a terminal before the learner said yes, nor after they said no', async () => {
  const { endpoint, engine, client } = await inClass()
  await client.lab.open({ exercise })
  const where = { exercise, host: 'master', cols: 80, rows: 24 }
  const terminal = await client.terminal.open(where)
  const look = { id: randomUUID(), by: 'Grace', state: 'asked' as const, at: new Date().toISOString() }
  await expect(client.classroom.answerLook({ look: look.id, yes: true })).rejects.toThrow(
    trouble('class-no-look'),
  )
  endpoint.news.set(sampleNews({ looks: [look] }))
  expect((await memberOf(engine, ({ looks }) => looks.length === 1)).looks).toEqual([look])
  stage.docker.shells.at(-1)!.print('before\r\n')
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(endpoint.shown.size).toBe(0)

  await client.classroom.answerLook({ look: look.id, yes: true })
  endpoint.news.set(sampleNews({ looks: [{ ...look, state: 'running' }] }))
  const seen = (id: string) =>
    Buffer.concat(
      (endpoint.shown.get(`${look.id}/${id}`)?.frames ?? []).map((bytes) => {
        const frame = decodeServerFrame(bytes)
        return frame && 'data' in frame ? frame.data : new Uint8Array()
      }),
    ).toString()
  await eventually(() => expect(seen(terminal.id)).toContain('before'))
  stage.docker.shells.at(-1)!.print('while\r\n')
  await eventually(() => expect(seen(terminal.id)).toContain('while'))
  // One that is opened meanwhile is seen as well, and told.
  const other = await client.terminal.open(where)
  await eventually(() =>
    expect(endpoint.terminals.at(-1)).toEqual({ look: look.id, terminals: [terminal, other] }),
  )
  await eventually(() => expect(endpoint.shown.has(`${look.id}/${other.id}`)).toBe(true))
  // Whoever looks can do nothing.
  endpoint.shown.get(`${look.id}/${terminal.id}`)!.socket.send(Buffer.from([0, 0x6c, 0x73]))
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(stage.docker.shells.map((shell) => shell.typed())).toEqual(['', ''])

  await client.classroom.answerLook({ look: look.id, yes: false })
  expect(endpoint.looks.map(({ yes }) => yes)).toEqual([true, false])
  await eventually(() => expect(endpoint.connections()).toBe(1))
  stage.docker.shells.at(0)!.print('after\r\n')
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(seen(terminal.id)).not.toContain('after')
})

test('messages, and up to which they were read', async () => {
  const { endpoint, engine, client } = await inClass()
  const message = {
    ...{ id: randomUUID(), from: 'Grace', toAll: true, text: 'Five minutes left.' },
    ...{ pointer: { exercise, task: 'one' }, at: new Date().toISOString() },
  }
  endpoint.news.set(sampleNews({ messages: [message] }))
  expect(await memberOf(engine, ({ messages }) => messages.length === 1)).toMatchObject({ readUpTo: null })
  await client.classroom.read({ message: message.id })
  await klass.goAway()
  await stage.end(engine)
  expect(await memberOf(await stage.engine())).toMatchObject({ messages: [message], readUpTo: message.id })
})

test('a class with a new key is told nothing until its new link is entered; then nothing is lost', async () => {
  const { endpoint, engine, client } = await inClass()
  const port = Number(new URL(endpoint.address).port)
  await klass.goAway()
  await client.course.worked({ exercise, seconds: 7 })
  const certificate = await makeCertificate()
  const other = await startEndpoint({
    certificate,
    port,
    token: endpoint.token,
    report: (reports) => klass.books.report(reports),
  })
  const { link } = await memberOf(engine, (now) => now.link.kind === 'refused')
  expect(link).toMatchObject({ trouble: { code: 'class-other-certificate' } })
  expect(klass.books.kinds()).toEqual([])
  await client.classroom.join({ link: other.link, name: 'Ada' })
  await told(engine)
  expect(klass.books.kinds()).toEqual(['worked'])
  await other.close()
})
