import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { describe, expect, test } from 'vitest'
import type { WebSocket } from 'ws'
import {
  MAX_FRAME,
  RPC_PATH,
  TERMINAL_PATH,
  type contract,
  decodeServerFrame,
  encodeClientFrame,
} from '../contract/index.ts'
import { exercise } from '../engine/testing/stage.ts'
import { closed, logIn, open, outcome, setServed } from './testing/served.ts'
import { MAX_RPC_MESSAGE } from './upgrade-handler.ts'
import { eventually } from '../engine/testing/eventually.ts'

const { stage, serve } = setServed()

/** What a terminal's socket brings, frame by frame. */
function showing(socket: WebSocket): [WebSocket, string[]] {
  const shown: string[] = []
  socket.on('message', (bytes: Buffer) => {
    const frame = decodeServerFrame(bytes)
    shown.push(
      frame && 'data' in frame ? `${frame.type}:${Buffer.from(frame.data).toString()}` : String(frame?.type),
    )
  })
  return [socket, shown]
}

async function setUp() {
  const { server, engine } = await serve()
  const cookie = { Cookie: await logIn(server) }
  const socket = (path: string, headers: Record<string, string> = {}) =>
    open(server.port, path, { ...cookie, ...headers })
  /** What all refusals must leave as it was. */
  const goesOn = async () => {
    const websocket = socket(RPC_PATH)
    const client: ContractRouterClient<typeof contract> = createORPCClient(
      new RPCLink({ websocket: websocket as never }),
    )
    expect(await client.course.list()).toHaveLength(1)
    websocket.close()
    await closed(websocket)
  }
  return { server, engine, socket, goesOn }
}

test('a window calls and watches over a WebSocket', async () => {
  const { socket } = await setUp()
  const websocket = socket(RPC_PATH)
  const client: ContractRouterClient<typeof contract> = createORPCClient(
    new RPCLink({ websocket: websocket as never }),
  )
  const states = await client.lab.watch({ exercise })
  expect((await states.next()).value).toEqual({ kind: 'closed' })
  const opened = await client.lab.open({ exercise })
  await eventually(async () => expect((await states.next()).value).toEqual({ kind: 'open', session: opened }))
  websocket.close()
})

test('a terminal’s bytes go both ways, and a reload brings back what was there', async () => {
  const { engine, socket } = await setUp()
  await engine.client.lab.open({ exercise })
  const { id } = await engine.client.terminal.open({ exercise, host: 'master', cols: 80, rows: 24 })
  const [shell] = stage.docker.shells
  const [first, shown] = showing(socket(TERMINAL_PATH + id))
  await eventually(() => expect(shown).toEqual(['replay:']))
  first.send(encodeClientFrame({ type: 'resize', cols: 100, rows: 30 }))
  first.send(encodeClientFrame({ type: 'input', data: Buffer.from('ls\r') }))
  await eventually(() => expect(shell!.typed()).toBe('ls\r'))
  expect(shell!.sizes).toEqual([[100, 30]])
  shell!.print('one two\n')
  await eventually(() => expect(shown.at(-1)).toBe('output:one two\n'))
  const [second, shownAgain] = showing(socket(TERMINAL_PATH + id))
  await eventually(() => expect(shownAgain).toEqual(['replay:one two\n']))
  expect(first.readyState).not.toBe(first.OPEN)
  second.close()
})

describe('opening a channel is refused', () => {
  test('without a session, from another site, under another name, or with no Origin', async () => {
    const { server, socket, goesOn } = await setUp()
    const { port } = server
    for (const path of [RPC_PATH, `${TERMINAL_PATH}x`]) {
      expect(await outcome(open(port, path, {}))).toBe(401)
      expect(await outcome(socket(path, { Cookie: 'bulkhead=1' }))).toBe(401)
      expect(await outcome(socket(path, { Origin: 'http://example.org' }))).toBe(403)
      expect(await outcome(socket(path, { Origin: `http://localhost:${port}` }))).toBe(403)
      expect(await outcome(socket(path, { Origin: '' }))).toBe(403)
      expect(await outcome(socket(path, { Host: 'example.org' }))).toBe(421)
    }
    await goesOn()
  })

  test.each([
    '/',
    '/other',
    '/rpc/',
    '/rpc?x',
    '/terminal/',
    '/terminal/a/b',
    '/terminal/..%2frpc',
    `/terminal/${'a'.repeat(65)}`,
  ])('at %s, which does not exist', async (path) => {
    const { socket, goesOn } = await setUp()
    expect(await outcome(socket(path))).toBe(404)
    await goesOn()
  })
})

describe('a channel is closed', () => {
  test('of a terminal that there is not', async () => {
    const { socket, goesOn } = await setUp()
    expect(await closed(socket(`${TERMINAL_PATH}00000000-0000-0000-0000-000000000000`))).toBe(1005)
    await goesOn()
  })

  test.each([
    ['no JSON', 'nonsense', 1008],
    ['no message of ours', '{"hello":1}', 1008],
    ['bytes', Buffer.from('{}'), 1003],
    ['too much', 'x'.repeat(MAX_RPC_MESSAGE + 1), 1009],
  ])('when the RPC gets %s', async (_what, message, code) => {
    const { socket, goesOn } = await setUp()
    const websocket = socket(RPC_PATH)
    await outcome(websocket)
    websocket.send(message)
    expect(await closed(websocket)).toBe(code)
    await goesOn()
  })

  test('when messages come faster than any window sends them', async () => {
    const { socket, goesOn } = await setUp()
    const websocket = socket(RPC_PATH)
    await outcome(websocket)
    for (let n = 0; n < 1000; n += 1)
      websocket.send(JSON.stringify({ i: String(n), p: { u: '/course/list' } }))
    expect(await closed(websocket)).toBe(1008)
    await goesOn()
  })

  test.each([
    ['text', 'ls', 1003],
    ['a malformed frame', Buffer.from([99]), 1005],
    ['too much', Buffer.alloc(MAX_FRAME + 1), 1009],
  ])('when a terminal gets %s, and its shell goes on', async (_what, message, code) => {
    const { engine, socket, goesOn } = await setUp()
    await engine.client.lab.open({ exercise })
    const { id } = await engine.client.terminal.open({ exercise, host: 'master', cols: 80, rows: 24 })
    const websocket = socket(TERMINAL_PATH + id)
    await outcome(websocket)
    websocket.send(message)
    expect(await closed(websocket)).toBe(code)
    expect(await engine.client.terminal.list({ exercise })).toMatchObject([{ id, state: 'running' }])
    await goesOn()
  })
})

test('an unknown procedure is answered, and the channel goes on', async () => {
  const { socket } = await setUp()
  const websocket = socket(RPC_PATH)
  await outcome(websocket)
  const answer = () =>
    new Promise<string>((resolve) => websocket.once('message', (data: Buffer) => resolve(data.toString())))
  websocket.send(JSON.stringify({ i: '1', p: { u: '/system/shutDown', b: { json: {} } } }))
  expect(JSON.parse(await answer())).toMatchObject({ i: '1', p: { s: 404 } })
  websocket.send(JSON.stringify({ i: '2', p: { u: '/course/list', b: { json: undefined } } }))
  expect(JSON.parse(await answer())).toMatchObject({ i: '2', p: { b: { json: [{ id: exercise }] } } })
  websocket.close()
})
