import { EventEmitter } from 'node:events'
import { beforeEach, expect, test, vi } from 'vitest'
import { REQUEST_PORT } from '../channels.ts'
import { PortRequest } from '../messages.ts'
import { onWindowMessage } from './guarded-ipc.ts'

const ipcMain = vi.hoisted(() => ({ current: undefined as unknown }))

vi.mock('electron', () => ({
  get ipcMain() {
    return ipcMain.current
  },
}))

const page = { url: 'app://bulkhead/', parent: null }
const request = { kind: 'terminal', id: 't1' }
let received: PortRequest[]

beforeEach(() => {
  received = []
  ipcMain.current = new EventEmitter()
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  onWindowMessage(REQUEST_PORT, PortRequest, (message) => received.push(message))
})

function send(senderFrame: unknown, payload: unknown): void {
  const emitter = ipcMain.current as EventEmitter
  emitter.emit(REQUEST_PORT, { senderFrame }, payload)
}

test('the app’s page is heard', () => {
  send(page, request)
  expect(received).toEqual([request])
})

test.each([
  ['another page', { url: 'https://evil.example/', parent: null }],
  ['a frame in the page', { url: 'app://bulkhead/', parent: page }],
  ['a frame that is gone', null],
])('%s is not', (_who, senderFrame) => {
  send(senderFrame, request)
  expect(received).toEqual([])
})

test.each([
  ['nothing', undefined],
  ['another kind', { kind: 'shell', id: '' }],
  ['a terminal without a name', { kind: 'terminal', id: '' }],
  ['a name that is too long', { kind: 'terminal', id: 'x'.repeat(65) }],
  ['more than was asked for', { kind: 'rpc', id: '', port: 1 }],
])('a message with %s is dropped', (_what, payload) => {
  send(page, payload)
  expect(received).toEqual([])
})
