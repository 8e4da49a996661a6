import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FlowControl, FrameType, MAX_FRAME, SCROLLBACK_BYTES } from '../../contract/index.ts'
import { type PlayedShell, type PlayedWindow, playShell, playWindow } from './testing/doubles.ts'
import { type Terminal, createTerminal } from './terminal.ts'
import { eventually } from '../testing/eventually.ts'

let shell: PlayedShell
let terminal: Terminal
beforeEach(() => {
  shell = playShell()
  terminal = createTerminal(shell)
})
afterEach(() => terminal.dispose())

function attach(): PlayedWindow {
  const window = playWindow()
  terminal.attach(window.channel)
  return window
}
const shows = (window: PlayedWindow, text: string) => eventually(() => expect(window.text()).toContain(text))
/** Long enough for anything that would come to have come. */
const quiet = () => sleep(60)

describe('a window', () => {
  test('gets an empty replay first, then output', async () => {
    const window = attach()
    expect(window.frames).toEqual([{ type: 'replay', data: new Uint8Array() }])
    shell.print('hello')
    await shows(window, 'hello')
    expect(window.frames[1]?.type).toBe('output')
  })

  test('types and resizes', async () => {
    const window = attach()
    window.send({ type: 'input', data: Buffer.from('ls\r') })
    window.send({ type: 'resize', cols: 120, rows: 40 })
    await eventually(() => expect(shell.typed()).toBe('ls\r'))
    expect(shell.sizes).toEqual([[120, 40]])
  })

  test('that comes back gets what it missed', async () => {
    const first = attach()
    shell.print('before\n')
    await shows(first, 'before')
    first.leave()
    shell.print('meanwhile\n')
    await quiet()
    const second = attach()
    expect(second.frames).toHaveLength(1)
    expect(second.text()).toBe('before\nmeanwhile\n')
    expect(first.text()).toBe('before\n')
  })

  test('that comes later closes the earlier one', async () => {
    const first = attach()
    const second = attach()
    expect(first.closed()).toBe(true)
    expect(second.closed()).toBe(false)
    shell.print('x')
    await shows(second, 'x')
    expect(first.text()).toBe('')
    first.send({ type: 'input', data: Buffer.from('from the old one') })
    await quiet()
    expect(shell.typed()).toBe('')
  })

  test.each([
    ['nothing', new Uint8Array()],
    ['an unknown type', Uint8Array.of(99, 1)],
    ['a short resize', Uint8Array.of(FrameType.Resize, 0, 80)],
    ['a size of zero', Uint8Array.of(FrameType.Resize, 0, 0, 0, 0)],
    ['a short acknowledgement', Uint8Array.of(FrameType.Ack, 1)],
    ['too much', new Uint8Array(MAX_FRAME + 1)],
  ])('that sends %s is cut off, the shell goes on', async (_what, bytes) => {
    const window = attach()
    window.sendRaw(bytes)
    expect(window.closed()).toBe(true)
    shell.print('still here')
    await quiet()
    expect(attach().text()).toBe('still here')
  })
})

describe('flow control', () => {
  const MUCH = 3 * FlowControl.HIGH
  const printMuch = () => {
    for (let n = 0; n < MUCH; n += 1024) shell.print(Buffer.alloc(1024, 'x'))
  }

  test('stops reading from the shell while the window is behind', async () => {
    const window = attach()
    printMuch()
    await quiet()
    expect(shell.stream.isPaused()).toBe(true)
    expect(window.outputBytes()).toBeGreaterThan(FlowControl.HIGH - 65536)
    expect(window.outputBytes()).toBeLessThan(FlowControl.HIGH + 65536)
  })

  test('goes on as the window acknowledges, to the last byte', async () => {
    const window = attach()
    printMuch()
    let acknowledged = 0
    await eventually(() => {
      // As the window does it: whole portions only.
      while (window.outputBytes() - acknowledged >= FlowControl.ACK) {
        acknowledged += FlowControl.ACK
        window.send({ type: 'ack', bytes: FlowControl.ACK })
      }
      expect(window.outputBytes()).toBe(MUCH)
    })
  })

  test('a small acknowledgement is not enough', async () => {
    const window = attach()
    printMuch()
    await quiet()
    window.send({ type: 'ack', bytes: 1000 })
    expect(shell.stream.isPaused()).toBe(true)
  })

  test('acknowledging more than was sent gains nothing', async () => {
    const window = attach()
    window.send({ type: 'ack', bytes: 0xffffffff })
    printMuch()
    await quiet()
    expect(window.outputBytes()).toBeLessThan(FlowControl.HIGH + 65536)
  })

  test('a terminal that nobody shows keeps reading', async () => {
    attach().leave()
    printMuch()
    await eventually(() => expect(attach().text().length).toBe(MUCH))
  })

  test('a window that leaves while it was behind does not stop the shell', async () => {
    const window = attach()
    printMuch()
    await quiet()
    window.leave()
    await eventually(() => expect(attach().text().length).toBe(MUCH))
  })

  test('output is kept up to its limit', async () => {
    for (let n = 0; n < 3000; n += 1) shell.print(`${'-'.repeat(1000)} ${n}\n`)
    await eventually(() => expect(attach().text().endsWith(' 2999\n')).toBe(true))
    const [replay] = attach().frames
    expect((replay as { data: Uint8Array }).data.length).toBeLessThanOrEqual(SCROLLBACK_BYTES)
    expect(attach().text().startsWith('----')).toBe(true)
  })
})

describe('the end', () => {
  test('comes after the last output, with the status', async () => {
    const window = attach()
    shell.print('bye')
    shell.exit(3)
    await eventually(() => expect(window.closed()).toBe(true))
    expect(window.text()).toBe('bye')
    expect(window.frames.at(-1)).toEqual({ type: 'exit', status: 3 })
    expect(terminal.running()).toBe(false)
    expect(shell.disposed()).toBe(true)
  })

  test('is told to a window that comes afterwards', async () => {
    shell.print('last words')
    shell.exit(0)
    await eventually(() => expect(terminal.running()).toBe(false))
    const window = attach()
    expect(window.text()).toBe('last words')
    expect(window.frames.at(-1)).toEqual({ type: 'exit', status: 0 })
    expect(window.closed()).toBe(true)
  })

  test('also comes when the host goes away', async () => {
    const window = attach()
    shell.hostGone()
    await eventually(() => expect(window.frames.at(-1)).toEqual({ type: 'exit', status: -1 }))
  })

  test('does not overtake output that the window has yet to take', async () => {
    const window = attach()
    shell.print(Buffer.alloc(3 * FlowControl.HIGH, 'x'))
    shell.exit(0)
    await sleep(700)
    expect(window.closed()).toBe(false)
    let acknowledged = 0
    await eventually(() => {
      const bytes = window.outputBytes() - acknowledged
      acknowledged += bytes
      window.send({ type: 'ack', bytes })
      expect(window.closed()).toBe(true)
    })
    expect(window.outputBytes()).toBe(3 * FlowControl.HIGH)
  })

  test('dispose ends the shell and closes the channel', () => {
    const window = attach()
    terminal.dispose()
    expect(shell.disposed()).toBe(true)
    expect(shell.stream.destroyed).toBe(true)
    expect(window.closed()).toBe(true)
  })
})
