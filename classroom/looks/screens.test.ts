import { beforeEach, expect, test } from 'vitest'
import {
  type ByteChannel,
  FlowControl,
  type ServerFrame,
  decodeClientFrame,
  encodeServerFrame,
} from '../../contract/index.ts'
import { ONLOOKER_REPLAY } from '../../engine/terminal/onlooker.ts'
import { eventually } from '../../engine/testing/eventually.ts'
import { playWindow } from '../../engine/terminal/testing/doubles.ts'
import { type Screens, createScreens } from './screens.ts'

let screens: Screens
beforeEach(() => void (screens = createScreens()))

/** The learner's machine: sends frames, and counts what it was told. */
function machine(terminal = 't1') {
  const listeners: ((frame: Uint8Array) => void)[] = []
  const onClose: (() => void)[] = []
  const told: (string | undefined)[] = []
  let acknowledged = 0
  let closed = false
  const close = () => {
    if (closed) return
    closed = true
    for (const listener of onClose) listener()
  }
  const channel: ByteChannel = {
    send(bytes) {
      const frame = decodeClientFrame(bytes)
      told.push(frame?.type)
      if (frame?.type === 'ack') acknowledged += frame.bytes
    },
    onFrame: (listener) => void listeners.push(listener),
    onClose: (listener) => void onClose.push(listener),
    close,
  }
  screens.show(terminal, channel)
  const raw = (bytes: Uint8Array) => {
    for (const listener of listeners) listener(bytes)
  }
  return {
    send: (frame: ServerFrame) => raw(encodeServerFrame(frame)),
    print: (text: string) => raw(encodeServerFrame({ type: 'output', data: Buffer.from(text) })),
    raw,
    close,
    told,
    acknowledged: () => acknowledged,
    closed: () => closed,
  }
}
function viewer(terminal = 't1') {
  const window = playWindow()
  screens.view(terminal, window.channel)
  return window
}

test('who looks sees what was there, what comes, sizes and the end', async () => {
  const from = machine()
  from.send({ type: 'size', cols: 100, rows: 30 })
  from.send({ type: 'replay', data: Buffer.from('before\n') })
  from.print('on\n')
  const window = viewer()
  expect(window.frames[0]).toEqual({ type: 'size', cols: 100, rows: 30 })
  expect(window.text()).toBe('before\non\n')
  from.print('live')
  from.send({ type: 'size', cols: 80, rows: 24 })
  await eventually(() => expect(window.text()).toBe('before\non\nlive'))
  expect(window.frames).toContainEqual({ type: 'size', cols: 80, rows: 24 })
  from.send({ type: 'exit', status: 2 })
  expect(window.frames.at(-1)).toEqual({ type: 'exit', status: 2 })
  expect([window.closed(), from.closed()]).toEqual([true, true])
})

test('who looks before anything is shown sees it when it comes', async () => {
  const window = viewer()
  const from = machine()
  from.send({ type: 'replay', data: Buffer.from('there\n') })
  await eventually(() => expect(window.text()).toBe('there\n'))
})

test('nothing that a viewer sends reaches the learner’s machine', async () => {
  const from = machine()
  const window = viewer()
  window.send({ type: 'input', data: Buffer.from('rm -rf /\r') })
  window.send({ type: 'resize', cols: 20, rows: 5 })
  window.send({ type: 'ack', bytes: 1_000_000 })
  window.sendRaw(new Uint8Array([0]))
  window.sendRaw(new Uint8Array([200, 1, 2]))
  expect(from.told).toEqual([])
  from.print('on')
  await eventually(() => expect(window.text()).toBe('on'))
})

test('one who takes nothing holds up neither the learner’s machine nor others, and catches up with the newest', async () => {
  const from = machine()
  const [slow, quick] = [viewer(), viewer()]
  const piece = `${'x'.repeat(1023)}\n`
  const total = 4000
  for (let n = 0; n < total; n += 1) {
    from.print(piece)
    quick.send({ type: 'ack', bytes: piece.length })
    if (n % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 1))
  }
  from.print('newest\n')
  // The machine is told that all was taken, but for what is not worth a word yet.
  expect(total * 1024 - from.acknowledged()).toBeLessThan(FlowControl.ACK)
  expect(slow.outputBytes()).toBeLessThanOrEqual(FlowControl.HIGH)
  await eventually(() => expect(quick.text().endsWith('x\nnewest\n')).toBe(true))
  slow.send({ type: 'ack', bytes: slow.outputBytes() })
  const again = slow.frames.at(-1) as { type: string; data: Uint8Array }
  expect(again.type).toBe('replay')
  expect(again.data.length).toBeLessThanOrEqual(ONLOOKER_REPLAY)
  expect(Buffer.from(again.data).toString().endsWith('x\nnewest\n')).toBe(true)
})

test('a machine that sends what is no frame is cut off, with whoever looked', () => {
  for (const bytes of [new Uint8Array(), new Uint8Array([99]), new Uint8Array([19, 0, 0, 0, 0])]) {
    const from = machine()
    const window = viewer()
    from.raw(bytes)
    expect([from.closed(), window.closed()]).toEqual([true, true])
  }
})

test('a machine that comes again takes the place of its channel before, and is not cut off by its end', async () => {
  const first = machine()
  const window = viewer()
  first.send({ type: 'replay', data: Buffer.from('one\n') })
  const second = machine()
  expect(first.closed()).toBe(true)
  first.print('late')
  second.send({ type: 'replay', data: Buffer.from('two\n') })
  await eventually(() => expect(window.text().endsWith('two\n')).toBe(true))
  expect(window.frames.at(-1)?.type).toBe('replay')
  expect(window.text()).not.toContain('late')
  expect(window.closed()).toBe(false)
})

test('terminals that are no more are closed; there is a limit of terminals and of windows on one', () => {
  const [kept, gone] = [viewer('kept'), viewer('gone')]
  screens.keep(['kept'])
  expect([kept.closed(), gone.closed()]).toEqual([false, true])
  const windows = Array.from({ length: 8 }, () => viewer('kept'))
  expect(windows.map((window) => window.closed())).toEqual([...Array<boolean>(7).fill(false), true])
  const many = Array.from({ length: 64 }, (_, n) => viewer(`t${n}`))
  expect(many.filter((window) => window.closed())).toHaveLength(1)
  screens.close()
  expect([kept, ...many].every((window) => window.closed())).toBe(true)
  expect(viewer().closed()).toBe(true)
})
