import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import type { contract } from '../../contract/index.ts'
import { exercise, setStage, trouble } from '../testing/stage.ts'
import { channelPair } from '../testing/channel-pair.ts'
import { eventually } from '../testing/eventually.ts'

const stage = setStage()

async function connect() {
  const engine = await stage.engine()
  const channel = channelPair()
  engine.attachRpc(channel.engineEnd)
  const client: ContractRouterClient<typeof contract> = createORPCClient(
    new RPCLink({ websocket: channel.websocket }),
  )
  return { ...channel, client, engine }
}

test('a window calls, watches and gets troubles to read', async () => {
  const { client } = await connect()
  expect(await client.course.list()).toMatchObject([{ id: exercise, hosts: ['master', 'client'] }])
  const states = await client.lab.watch({ exercise })
  expect((await states.next()).value).toEqual({ kind: 'closed' })
  const session = await client.lab.open({ exercise })
  await eventually(async () => expect((await states.next()).value).toEqual({ kind: 'open', session }))
  await states.return?.()
  await expect(client.lab.open({ exercise: 'nothing' })).rejects.toThrow(trouble('unknown-exercise'))
})

test('a window that goes away stops what it watched', async () => {
  const { client, close } = await connect()
  await client.lab.open({ exercise })
  const states = await client.grading.watch({ exercise })
  await states.next()
  await eventually(() => expect(stage.played.looks).toBe(1))
  close()
  await sleep(20)
  stage.docker.change()
  await sleep(50)
  expect(stage.played.looks).toBe(1)
})

test('what went wrong inside is not told', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { client, sent } = await connect()
  stage.docker.failNext = new Error('secret detail in a stack')
  await expect(client.lab.open({ exercise })).rejects.toThrow(trouble('internal'))
  expect(sent.join()).not.toContain('secret')
  expect(sent.join()).not.toContain('.ts:')
  log.mockRestore()
})

test('input that does not fit is refused, and the channel goes on', async () => {
  const { client, closed } = await connect()
  await expect(client.lab.open({ exercise: '../../etc/passwd' })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  })
  expect(closed()).toBe(false)
  expect(await client.course.list()).toHaveLength(1)
})

test('an unknown procedure is refused, and the channel goes on', async () => {
  const { client, send, sent, closed } = await connect()
  for (const path of ['/system/shutDown', '/__proto__/toString', '/lab', '/constructor']) {
    const before = sent.length
    send(JSON.stringify({ i: '1', p: { u: path, b: { json: {} } } }))
    if (closed()) return expect(path).toBe('/__proto__/toString')
    await eventually(() => expect(JSON.parse(sent[before]!)).toMatchObject({ p: { s: 404 } }))
  }
  expect(await client.course.list()).toHaveLength(1)
})

describe('a malformed message closes the channel:', () => {
  test.each([
    ['no JSON', '{"i":'],
    ['nothing', ''],
    ['null', 'null'],
    ['a number', '5'],
    ['a list', '[]'],
    ['no id', JSON.stringify({ p: { u: '/course/list' } })],
    ['a numeric id', JSON.stringify({ i: 1, p: { u: '/course/list' } })],
    ['no path', JSON.stringify({ i: '1', p: {} })],
    ['another server', JSON.stringify({ i: '1', p: { u: 'http://example.org/course/list' } })],
    ['a path with a query', JSON.stringify({ i: '1', p: { u: '/course/list?data={}' } })],
    ['a climbing path', JSON.stringify({ i: '1', p: { u: '/../course/list' } })],
    ['another method', JSON.stringify({ i: '1', p: { u: '/course/list', m: 'GET' } })],
    ['a stream to us', JSON.stringify({ i: '1', t: 3, p: { e: 'message', d: 1 } })],
    ['an unknown type', JSON.stringify({ i: '1', t: 9 })],
    ['bytes', Buffer.from(JSON.stringify({ i: '1', p: { u: '/course/list' } }))],
    ['an object', { i: '1', p: { u: '/course/list' } }],
    ['a prototype', '{"__proto__":{"x":1},"i":"1","p":{"u":"/course/list"}}'],
  ])('%s', async (_what, message) => {
    const { send, closed, sent, engine } = await connect()
    send(message)
    expect(closed()).toBe(true)
    await sleep(10)
    expect(sent).toEqual([])
    expect(await engine.client.course.list()).toHaveLength(1)
  })

  test('more calls at once than any window makes', async () => {
    const { client, closed } = await connect()
    for (let n = 0; n < 300 && !closed(); n += 1) void client.lab.watch({ exercise }).catch(() => {})
    await eventually(() => expect(closed()).toBe(true))
  })
})
