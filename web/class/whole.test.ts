import { expect, test } from 'vitest'
import type { WebSocket } from 'ws'
import { LOOK_PATH, type Membership } from '../../contract/class/index.ts'
import { decodeServerFrame, encodeClientFrame } from '../../contract/index.ts'
import { first, until } from '../../engine/testing/stage.ts'
import { eventually } from '../../engine/testing/eventually.ts'
import { closed, outcome } from '../testing/served.ts'
import { setServedClass } from './testing/served-class.ts'

const { stage, serve } = setServedClass()
const exercise = 'played'
type Member = Extract<Membership, { kind: 'member' }>

function text(socket: WebSocket): () => string {
  let shown = ''
  socket.on('message', (bytes: Buffer) => {
    const frame = decodeServerFrame(bytes)
    if (frame && 'data' in frame) shown += Buffer.from(frame.data).toString()
  })
  return () => shown
}

test('a learner’s app joins by the link, and staff see its terminal after a yes, until the learner ends it', async () => {
  const { world, enter, client, open } = await serve()
  const engine = await stage.engine()
  const { link } = await world.server.invitation()
  await engine.client.classroom.join({ link, name: 'Ada' })
  await engine.client.lab.open({ exercise })
  const { id } = await engine.client.terminal.open({
    ...{ exercise, host: 'master', cols: 80, rows: 24, record: false },
  })
  const [shell] = stage.docker.shells
  shell!.print('before\n')

  const Cookie = await enter()
  const staff = await client(Cookie)
  const [ada] = (await staff.client.people.list()).filter(({ name }) => name === 'Ada')
  // Its link to the class may still be on its way.
  await first(
    engine.client.classroom.watch(),
    (membership) => membership.kind === 'member' && membership.link.kind === 'online',
  )
  const news = await staff.client.help.look({ person: ada!.id })
  const membership = await first(
    engine.client.classroom.watch(),
    (now) => now.kind === 'member' && now.looks.length > 0,
  )
  const [look] = (membership as Member).looks
  expect(look).toMatchObject({ state: 'asked' })
  await engine.client.classroom.answerLook({ look: look!.id, yes: true })
  await until(news, (now) => now.state === 'running' && now.terminals.some((one) => one.id === id))

  const socket = open(`${LOOK_PATH}${look!.id}/${id}`, { Cookie })
  const shown = text(socket)
  expect(await outcome(socket)).toBe('open')
  await eventually(() => expect(shown()).toContain('before\n'))
  shell!.print('live\n')
  await eventually(() => expect(shown()).toContain('live\n'))
  socket.send(encodeClientFrame({ type: 'input', data: Buffer.from('rm -rf /\r') }))
  socket.send(encodeClientFrame({ type: 'resize', cols: 20, rows: 5 }))
  shell!.print('and on\n')
  await eventually(() => expect(shown()).toContain('and on\n'))
  expect(shell!.typed()).toBe('')
  expect(shell!.sizes).toEqual([])

  const gone = closed(socket)
  await engine.client.classroom.answerLook({ look: look!.id, yes: false })
  await gone
  expect(await until(news, ({ state }) => state === 'ended')).toMatchObject({ why: 'ended' })
  shell!.print('alone again\n')
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(shown()).not.toContain('alone again')
  staff.socket.close()
})

test('staff who close their window see nothing more, and the learner is told', async () => {
  const { world, enter, client, open } = await serve()
  const engine = await stage.engine()
  await engine.client.classroom.join({ link: (await world.server.invitation()).link, name: 'Ada' })
  const member = engine.client.classroom.watch()
  await first(member, (now) => now.kind === 'member' && now.link.kind === 'online')
  const Cookie = await enter()
  const staff = await client(Cookie)
  const ada = (await staff.client.people.list()).find(({ name }) => name === 'Ada')!
  await staff.client.help.look({ person: ada.id })
  const asked = (await first(
    engine.client.classroom.watch(),
    (now) => now.kind === 'member' && now.looks.length > 0,
  )) as Member
  await engine.client.classroom.answerLook({ look: asked.looks[0]!.id, yes: true })
  const socket = open(`${LOOK_PATH}${asked.looks[0]!.id}/some`, { Cookie })
  expect(await outcome(socket)).toBe('open')
  const gone = closed(socket)
  staff.socket.terminate()
  await gone
  await first(engine.client.classroom.watch(), (now) => now.kind === 'member' && now.looks.length === 0)
})

test('a server of another key is not believed, also at the same address', async () => {
  const { world } = await serve()
  const engine = await stage.engine()
  const { link, fingerprint } = await world.server.invitation()
  const wrong = link.replace(fingerprint, 'ab'.repeat(32))
  await expect(engine.client.classroom.join({ link: wrong, name: 'Ada' })).rejects.toMatchObject({
    code: 'TROUBLE',
  })
  expect(await world.server.about()).toMatchObject({ name: 'Docker 101' })
})
