import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import type { WebSocket as ServerSocket } from 'ws'
import { WebSocketServer } from 'ws'
import type { ByteChannel } from '../../contract/frames.ts'
import { messagePortChannel, webSocketChannel } from './byte-channel.ts'

interface OtherEnd {
  send(bytes: Uint8Array<ArrayBuffer>): void
  received(): Promise<number[]>
  close(): void
}

const cleanups: (() => void)[] = []
afterEach(() => cleanups.splice(0).forEach((cleanup) => cleanup()))

async function overWebSocket(): Promise<[ByteChannel, OtherEnd]> {
  const http = createServer()
  const server = new WebSocketServer({ server: http })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  cleanups.push(() => {
    server.close()
    http.close()
  })
  const accepted = new Promise<ServerSocket>((resolve) => server.once('connection', resolve))
  const socket = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`)
  const other = await accepted
  await new Promise((resolve) => socket.addEventListener('open', resolve))
  const message = new Promise<number[]>((resolve) =>
    other.once('message', (data: Buffer) => resolve([...data])),
  )
  const end = {
    send: (bytes: Uint8Array) => other.send(bytes),
    received: () => message,
    close: () => other.close(),
  }
  return [webSocketChannel(socket), end]
}

async function overMessagePort(): Promise<[ByteChannel, OtherEnd]> {
  const { port1, port2 } = new MessageChannel()
  cleanups.push(() => port2.close())
  const message = new Promise<number[]>((resolve) => {
    port2.addEventListener('message', (event) => resolve([...(event.data as Uint8Array)]))
  })
  port2.start()
  const end = {
    send: (bytes: Uint8Array<ArrayBuffer>) => port2.postMessage(bytes.buffer, [bytes.buffer]),
    received: () => message,
    close: () => port2.close(),
  }
  return [messagePortChannel(port1), end]
}

describe.each([
  ['a WebSocket', overWebSocket],
  ['a MessagePort', overMessagePort],
])('over %s', (_name, connect) => {
  test('frames go both ways unchanged', async () => {
    const [channel, other] = await connect()
    const frame = new Promise<number[]>((resolve) => channel.onFrame((bytes) => resolve([...bytes])))
    other.send(Uint8Array.of(17, 0, 255))
    expect(await frame).toEqual([17, 0, 255])
    channel.send(Uint8Array.of(0, 104, 105))
    expect(await other.received()).toEqual([0, 104, 105])
    channel.close()
  })

  test('says when the other end is gone', async () => {
    const [channel, other] = await connect()
    const closed = new Promise<string>((resolve) => channel.onClose(() => resolve('closed')))
    channel.onFrame(() => {})
    other.close()
    expect(await closed).toBe('closed')
  })
})

test('a MessagePort tells its own closing, once', () => {
  const { port1, port2 } = new MessageChannel()
  cleanups.push(() => port2.close())
  const channel = messagePortChannel(port1)
  let times = 0
  channel.onClose(() => times++)
  channel.close()
  channel.close()
  expect(times).toBe(1)
})
