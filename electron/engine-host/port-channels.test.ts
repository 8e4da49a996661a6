import { EventEmitter } from 'node:events'
import type { MessagePortMain } from 'electron'
import { expect, test } from 'vitest'
import { byteChannel, textChannel } from './port-channels.ts'

class FakePort extends EventEmitter {
  sent: unknown[] = []
  closed = 0
  postMessage(data: unknown): void {
    this.sent.push(data)
  }
  close(): void {
    this.closed += 1
  }
}

const portOf = (port: FakePort) => port as unknown as MessagePortMain

test('texts go both ways as they are', () => {
  const port = new FakePort()
  const channel = textChannel(portOf(port))
  const got: unknown[] = []
  channel.onMessage((message) => got.push(message))
  port.emit('message', { data: '{"i":"1"}' })
  channel.send('{"i":"2"}')
  expect(got).toEqual(['{"i":"1"}'])
  expect(port.sent).toEqual(['{"i":"2"}'])
})

test('frames go both ways; anything else closes the port', () => {
  const port = new FakePort()
  const channel = byteChannel(portOf(port))
  const got: Uint8Array[] = []
  channel.onFrame((frame) => got.push(frame))
  port.emit('message', { data: Uint8Array.of(0, 97) })
  channel.send(Uint8Array.of(16, 98))
  expect(got).toEqual([Uint8Array.of(0, 97)])
  expect(port.sent).toEqual([Uint8Array.of(16, 98)])
  port.emit('message', { data: 'text' })
  expect(port.closed).toBe(1)
  expect(got).toHaveLength(1)
})

test('the end is told once, whoever closes', () => {
  const port = new FakePort()
  const channel = textChannel(portOf(port))
  let closed = 0
  channel.onClose(() => (closed += 1))
  channel.close()
  port.emit('close')
  expect(closed).toBe(1)
  expect(port.closed).toBe(1)
})
