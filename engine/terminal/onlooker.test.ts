import { afterEach, expect, test } from 'vitest'
import { FlowControl, type ServerFrame } from '../../contract/index.ts'
import { eventually } from '../testing/eventually.ts'
import { ONLOOKER_REPLAY } from './onlooker.ts'
import { type Terminal, createTerminal } from './terminal.ts'
import { playShell, playWindow } from './testing/doubles.ts'

let running: Terminal[] = []
afterEach(() => {
  for (const terminal of running) terminal.dispose()
  running = []
})

function open() {
  const shell = playShell()
  const terminal = createTerminal(shell, undefined, { cols: 80, rows: 24 })
  running.push(terminal)
  return { shell, terminal }
}
const types = (frames: readonly ServerFrame[]) => frames.map(({ type }) => type)
const KILOBYTE = `${'x'.repeat(1023)}\n`

test('sees what was there, what comes, sizes and the end, beside the window', async () => {
  const { shell, terminal } = open()
  const [window, onlooker] = [playWindow(), playWindow()]
  terminal.attach(window.channel)
  shell.print('before\n')
  await eventually(() => expect(window.text()).toBe('before\n'))
  terminal.observe(onlooker.channel)
  expect(onlooker.frames[0]).toEqual({ type: 'size', cols: 80, rows: 24 })
  window.send({ type: 'resize', cols: 100, rows: 30 })
  shell.print('after\n')
  await eventually(() => expect(onlooker.text()).toBe('before\nafter\n'))
  expect(onlooker.frames).toContainEqual({ type: 'size', cols: 100, rows: 30 })
  shell.exit(3)
  await eventually(() => expect(onlooker.frames.at(-1)).toEqual({ type: 'exit', status: 3 }))
  expect(onlooker.closed()).toBe(true)
  expect(window.text()).toBe('before\nafter\n')
})

test('can neither type nor resize, and what is no frame at all is not minded', async () => {
  const { shell, terminal } = open()
  const onlooker = playWindow()
  terminal.observe(onlooker.channel)
  onlooker.send({ type: 'input', data: Buffer.from('rm -rf /\r') })
  onlooker.send({ type: 'resize', cols: 20, rows: 5 })
  onlooker.sendRaw(new Uint8Array([77]))
  shell.print('on')
  await eventually(() => expect(onlooker.text()).toBe('on'))
  expect(shell.typed()).toBe('')
  expect(shell.sizes).toEqual([])
})

test('one who takes nothing keeps nobody waiting, is sent no more than a bound, and catches up with the newest', async () => {
  const { shell, terminal } = open()
  const [window, slow] = [playWindow(), playWindow()]
  terminal.attach(window.channel)
  terminal.observe(slow.channel)
  const total = 3000
  for (let n = 0; n < total; n += 1) {
    shell.print(KILOBYTE)
    if (n % 100 === 0) {
      await new Promise((resolve) => setImmediate(resolve))
      window.send({ type: 'ack', bytes: window.outputBytes() })
    }
  }
  shell.print('the newest\n')
  // The window gets all of it, however slow the onlooker is.
  await eventually(() => {
    window.send({ type: 'ack', bytes: window.outputBytes() })
    expect(window.outputBytes()).toBe(total * 1024 + 'the newest\n'.length)
  })
  expect(slow.outputBytes()).toBeLessThanOrEqual(FlowControl.HIGH)
  expect(types(slow.frames).filter((type) => type === 'replay')).toHaveLength(1)
  slow.send({ type: 'ack', bytes: slow.outputBytes() })
  const again = slow.frames.at(-1)
  expect(again?.type).toBe('replay')
  const text = Buffer.from((again as { data: Uint8Array }).data).toString()
  expect(text.endsWith('x\nthe newest\n')).toBe(true)
  expect(text.length).toBeLessThanOrEqual(ONLOOKER_REPLAY)
  shell.print('and on\n')
  await eventually(() => expect(slow.text().endsWith('the newest\nand on\n')).toBe(true))
})

test('one who was behind at the end still sees the newest', async () => {
  const { shell, terminal } = open()
  const slow = playWindow()
  terminal.observe(slow.channel)
  for (let n = 0; n < 1000; n += 1) shell.print(KILOBYTE)
  shell.print('last words\n')
  shell.exit(0)
  await eventually(() => expect(slow.frames.at(-1)?.type).toBe('exit'))
  expect(slow.text().endsWith('last words\n')).toBe(true)
})

test('one who leaves is forgotten, and the window goes on', async () => {
  const { shell, terminal } = open()
  const [window, onlooker] = [playWindow(), playWindow()]
  terminal.attach(window.channel)
  terminal.observe(onlooker.channel)
  onlooker.leave()
  const before = onlooker.frames.length
  shell.print('on')
  await eventually(() => expect(window.text()).toBe('on'))
  expect(onlooker.frames).toHaveLength(before)
})

test('at a shell that has ended one sees what it showed', async () => {
  const { shell, terminal } = open()
  shell.print('done\n')
  shell.exit(0)
  await eventually(() => expect(terminal.running()).toBe(false))
  const onlooker = playWindow()
  terminal.observe(onlooker.channel)
  expect(types(onlooker.frames)).toEqual(['size', 'replay', 'exit'])
  expect(onlooker.text()).toBe('done\n')
  expect(onlooker.closed()).toBe(true)
})
