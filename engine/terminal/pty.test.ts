import { text as readAll } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { FlowControl } from '../../contract/index.ts'
import type { TerminalSource } from '../hosts/lab-hosts.ts'
import { localShell } from './pty.ts'
import { createTerminal } from './terminal.ts'
import { playWindow } from './testing/doubles.ts'
import { eventually } from '../testing/eventually.ts'

const sources: TerminalSource[] = []
afterEach(async () => {
  for (const source of sources.splice(0)) {
    source.dispose()
    await source.exited
  }
  vi.unstubAllEnvs()
})

async function bash(): Promise<TerminalSource> {
  vi.stubEnv('SHELL', '/bin/bash')
  const source = await localShell({ cols: 80, rows: 24 })
  sources.push(source)
  return source
}

async function collected(source: TerminalSource): Promise<{ text(): string }> {
  let seen = ''
  source.stream.on('data', (bytes: Buffer) => (seen += bytes.toString()))
  return { text: () => seen }
}

test('a real shell answers, in the size that was asked for', async () => {
  const source = await bash()
  const output = await collected(source)
  source.stream.write('stty size; echo $((40 + 2))\r')
  await eventually(() => expect(output.text()).toMatch(/24 80\r\n42/))
  source.resize(100, 30)
  source.stream.write('stty size\r')
  await eventually(() => expect(output.text()).toContain('30 100'))
})

test('nothing typed is kept in a history file, and nothing of ours is in its environment', async () => {
  vi.stubEnv('BULKHEAD_SECRET', 'x')
  const source = await bash()
  source.stream.write('echo "file:$HISTFILE secret:$BULKHEAD_SECRET:"; exit\r')
  expect(await readAll(source.stream)).toContain('file:/dev/null secret::')
})

test('the exit status comes through, and a signal as a shell would say it', async () => {
  const one = await bash()
  one.stream.resume().write('exit 7\r')
  expect(await one.exited).toBe(7)
  const two = await bash()
  two.stream.resume().write('kill -9 $$\r')
  expect(await two.exited).toBe(137)
})

test('bytes that are no text arrive as they are', async () => {
  const source = await bash()
  const bytes: Buffer[] = []
  source.stream.on('data', (chunk: Buffer) => bytes.push(chunk))
  source.stream.write("printf '<\\377\\000\\200>'\r")
  await eventually(() =>
    expect(Buffer.concat(bytes).includes(Buffer.from([0x3c, 0xff, 0x00, 0x80, 0x3e]))).toBe(true),
  )
})

test('a program that prints without end waits while nobody takes its output', async () => {
  const source = await bash()
  const terminal = createTerminal(source)
  const window = playWindow()
  terminal.attach(window.channel)
  window.send({ type: 'input', data: Buffer.from('yes\r') })
  await eventually(() => expect(window.outputBytes()).toBeGreaterThan(FlowControl.HIGH))
  await sleep(100)
  const stuck = window.outputBytes()
  await sleep(300)
  expect(window.outputBytes()).toBe(stuck)
  expect(stuck).toBeLessThan(FlowControl.HIGH + 100_000)
  window.send({ type: 'ack', bytes: stuck })
  await eventually(() => expect(window.outputBytes()).toBeGreaterThan(stuck))
  terminal.dispose()
})

test('disposing ends a shell that ignores the hang-up, also while it is paused', async () => {
  const source = await bash()
  const output = await collected(source)
  source.stream.write("trap '' HUP; echo re''ady; while :; do echo busy; sleep 0.01; done\r")
  await eventually(() => expect(output.text()).toContain('ready'))
  source.stream.pause()
  await sleep(100)
  source.dispose()
  expect(await source.exited).toBe(137)
})
