import { describe, expect, test, vi } from 'vitest'
import type { WebSocket } from 'ws'
import { CLASS_RPC_PATH, DOORS, LOOK_PATH } from '../../contract/class/index.ts'
import { RPC_PATH, TERMINAL_PATH, decodeServerFrame, encodeClientFrame } from '../../contract/index.ts'
import { createReportingDevice } from '../../classroom/testing/reporting-device.ts'
import { until } from '../../engine/testing/stage.ts'
import { eventually } from '../../engine/testing/eventually.ts'
import { closed, outcome } from '../testing/served.ts'
import { type ServedClass, setServedClass } from './testing/served-class.ts'
import { MAX_CLASS_MESSAGE } from './upgrade-handler.ts'

const { stage, serve } = setServedClass()
const LOOK = '00000000-0000-4000-8000-000000000000'

async function appToken({ post, world }: ServedClass, name: string): Promise<string> {
  const { code } = await world.server.invitation()
  const { key } = createReportingDevice()
  return JSON.parse((await post(DOORS.join, { code, name, machine: 'laptop', key })).body).token
}

/** What a terminal's socket brings. */
function showing(socket: WebSocket): string[] {
  const shown: string[] = []
  socket.on('message', (bytes: Buffer) => {
    const frame = decodeServerFrame(bytes)
    shown.push(
      frame && 'data' in frame ? `${frame.type}:${Buffer.from(frame.data).toString()}` : (frame?.type ?? '?'),
    )
  })
  return shown
}

describe('who may open what', () => {
  test('strangers nothing, staff no learner’s engine, apps no hosted one, and everybody what is theirs', async () => {
    const served = await serve()
    const { open, enter, joinAsBrowser } = served
    const staff = { Cookie: await enter() }
    const hosted = { Cookie: await joinAsBrowser('Ada') }
    const app = { Authorization: `Bearer ${await appToken(served, 'Ben')}` }
    const strangers: Record<string, string>[] = [
      {},
      { Cookie: `${staff.Cookie}x` },
      { Cookie: staff.Cookie.replace('__Host-', '') },
      { Authorization: 'Bearer made-up' },
    ]
    const open2 = async (path: string, headers: Record<string, string>) => {
      const socket = open(path, headers)
      const how = await outcome(socket)
      socket.terminate()
      return how
    }
    const paths = [CLASS_RPC_PATH, RPC_PATH, `${TERMINAL_PATH}some`, `${LOOK_PATH}${LOOK}/some`]
    for (const path of paths)
      for (const headers of strangers) expect([path, await open2(path, headers)]).toEqual([path, 401])
    const table = async (headers: Record<string, string>) =>
      Promise.all(paths.map((path) => open2(path, headers)))
    expect(await table(staff)).toEqual(['open', 403, 403, 'open'])
    expect(await table(app)).toEqual(['open', 403, 403, 'open'])
    expect(await table(hosted)).toEqual(['open', 'open', 'open', 'open'])
    for (const path of [
      '/',
      '/class',
      '/nothing',
      `${LOOK_PATH}x/y`,
      `${LOOK_PATH}${LOOK}/`,
      `${TERMINAL_PATH}a/b`,
    ])
      expect([path, await open2(path, hosted)]).toEqual([path, 404])
  })

  test('a look that is not theirs is closed at once', async () => {
    const { open, enter, joinAsBrowser } = await serve()
    for (const Cookie of [await enter(), await joinAsBrowser('Ada')])
      expect(await closed(open(`${LOOK_PATH}${LOOK}/some`, { Cookie }))).toBe(1005)
  })

  test('from a page of another site or under another name nothing opens, whoever’s cookie it is', async () => {
    const { open, enter, port } = await serve()
    const Cookie = await enter()
    for (const Origin of ['https://example.org', 'null', `http://127.0.0.1:${port}`])
      expect(await outcome(open(CLASS_RPC_PATH, { Cookie, Origin }))).toBe(403)
    const socket = open(CLASS_RPC_PATH, { Cookie, Host: `example.org:${port}` })
    expect(await outcome(socket)).toBe(421)
  })

  test('without an Origin only an app’s token opens anything', async () => {
    const served = await serve()
    const { WebSocket: Socket } = await import('ws')
    const plain = (headers: Record<string, string>) =>
      new Socket(`wss://127.0.0.1:${served.port}${CLASS_RPC_PATH}`, { ca: served.ca, headers })
    expect(await outcome(plain({ Cookie: await served.enter() }))).toBe(403)
    const socket = plain({ Authorization: `Bearer ${await appToken(served, 'Ben')}` })
    expect(await outcome(socket)).toBe('open')
    socket.terminate()
  })
})

describe('a hosted learner', () => {
  test('reaches their own engine and terminal, and no other’s, and the class sees that they are there', async () => {
    const { open, joinAsBrowser, world } = await serve()
    const [ada, ben] = [await joinAsBrowser('Ada'), await joinAsBrowser('Ben')]
    const { person } = (await world.server.whoIs(ada.slice(ada.indexOf('=') + 1)))!
    const engine = (await world.server.engineOf(person.id))!
    await engine.client.lab.open({ exercise: 'played' })
    const { id } = await engine.client.terminal.open({
      ...{ exercise: 'played', host: 'master', cols: 80, rows: 24, record: false },
    })
    const own = open(TERMINAL_PATH + id, { Cookie: ada })
    const shown = showing(own)
    await eventually(() => expect(shown).toEqual(['replay:']))
    own.send(encodeClientFrame({ type: 'input', data: Buffer.from('ls\r') }))
    await eventually(() => expect(stage.docker.shells[0]!.typed()).toBe('ls\r'))
    const other = open(TERMINAL_PATH + id, { Cookie: ben })
    const seen = showing(other)
    expect(await closed(other)).toBe(1005)
    expect(seen).toEqual([])

    const rows = world.server.reports.watchRoom('played')
    const isOnline = async (wanted: boolean) =>
      until(rows, (news) => news.rows.some((row) => row.name === 'Ada' && row.online === wanted))
    const window = open(RPC_PATH, { Cookie: ada })
    await isOnline(true)
    window.close()
    await isOnline(false)
    await rows[Symbol.asyncDispose]()
    own.terminate()
  })

  test('who is signed out is cut off at once, everywhere', async () => {
    const { open, joinAsBrowser, enter, client, world } = await serve()
    const Cookie = await joinAsBrowser('Ada')
    const { person } = (await world.server.whoIs(Cookie.slice(Cookie.indexOf('=') + 1)))!
    const sockets = [RPC_PATH, CLASS_RPC_PATH].map((path) => open(path, { Cookie }))
    for (const socket of sockets) expect(await outcome(socket)).toBe('open')
    const gone = sockets.map(closed)
    const staff = await client(await enter())
    await staff.client.people.signOut({ person: person.id })
    await Promise.all(gone)
    expect(await outcome(open(RPC_PATH, { Cookie }))).toBe(401)
    staff.socket.close()
  })
})

test('a message that is too large or is no text closes only its own socket', async () => {
  const { open, enter, client } = await serve()
  const Cookie = await enter()
  for (const [message, code] of [
    ['x'.repeat(MAX_CLASS_MESSAGE + 1), 1009],
    [Buffer.from([1, 2]), 1003],
    ['no call', 1008],
  ] as const) {
    const socket = open(CLASS_RPC_PATH, { Cookie })
    expect(await outcome(socket)).toBe('open')
    socket.send(message)
    expect(await closed(socket)).toBe(code)
  }
  const { client: calls, socket } = await client(Cookie)
  expect(await calls.me.get()).toMatchObject({ role: 'instructor' })
  socket.close()
})

test('one person opens only so many channels', async () => {
  const { open, enter } = await serve()
  const Cookie = await enter()
  const sockets = Array.from({ length: 64 }, () => open(CLASS_RPC_PATH, { Cookie }))
  expect(new Set(await Promise.all(sockets.map(outcome)))).toEqual(new Set(['open']))
  expect(await outcome(open(CLASS_RPC_PATH, { Cookie }))).toBe(503)
  sockets[0]!.terminate()
  await eventually(async () => {
    const socket = open(CLASS_RPC_PATH, { Cookie })
    expect(await outcome(socket)).toBe('open')
    socket.terminate()
  })
})

test('nor more while their engine is being woken', async () => {
  const { open, joinAsBrowser, world } = await serve()
  const Cookie = await joinAsBrowser('Ada')
  const { promise: woken, resolve: wake } = Promise.withResolvers<void>()
  const { engineOf } = world.server
  const asked = vi.spyOn(world.server, 'engineOf').mockImplementation(async (person) => {
    await woken
    return engineOf(person)
  })
  const sockets = Array.from({ length: 80 }, () => open(RPC_PATH, { Cookie }))
  const outcomes = Promise.all(sockets.map(outcome))
  await eventually(() => expect(asked).toHaveBeenCalledTimes(80))
  wake()
  expect((await outcomes).filter((how) => how === 'open')).toHaveLength(64)
})
