import { afterEach, beforeEach, expect, test } from 'vitest'
import { type PlayedShell, playShell, playWindow } from './testing/doubles.ts'
import { MAX_TERMINALS, type Terminals, createTerminals } from './terminals.ts'
import { eventually } from '../testing/eventually.ts'

let terminals: Terminals
let shells: PlayedShell[]
beforeEach(() => {
  terminals = createTerminals()
  shells = []
})
// Whatever a test did: nothing may be left.
afterEach(() => {
  terminals.dispose()
  expect(shells.filter((shell) => !shell.disposed())).toEqual([])
})

const start = async () => {
  const shell = playShell()
  shells.push(shell)
  return shell
}
const open = (host = 'master', ofLab = true) => terminals.open({ exercise: 'daemon-tls', host, ofLab }, start)

test('are listed with titles that differ', async () => {
  await open()
  await open()
  await open('client')
  expect(terminals.list('daemon-tls').map(({ title, state }) => [title, state])).toEqual([
    ['master', 'running'],
    ['master 2', 'running'],
    ['client', 'running'],
  ])
  expect(terminals.list('other')).toEqual([])
})

test('an unknown id closes the channel', () => {
  const window = playWindow()
  terminals.attach('nobody', window.channel)
  expect(window.closed()).toBe(true)
})

test('closing one ends its shell and leaves the others', async () => {
  const [one, two] = [await open(), await open()]
  terminals.close(one.id)
  expect(shells.map((shell) => shell.disposed())).toEqual([true, false])
  expect(terminals.list('daemon-tls').map(({ id }) => id)).toEqual([two.id])
  terminals.close(one.id)
})

test('closing the lab ends its shells but not those elsewhere', async () => {
  await open()
  const local = await open('local', false)
  terminals.closeLab('daemon-tls')
  expect(terminals.list('daemon-tls').map(({ id }) => id)).toEqual([local.id])
})

test('there is a limit, for which ended ones make room', async () => {
  for (let n = 0; n < MAX_TERMINALS; n += 1) await open()
  await expect(open()).rejects.toThrow(expect.objectContaining({ name: 'TroubleError' }))
  shells[0]!.exit(0)
  await eventually(() => expect(terminals.list('daemon-tls')[0]?.state).toBe('ended'))
  await open()
  expect(terminals.list('daemon-tls')).toHaveLength(MAX_TERMINALS)
})

test('one that was being opened while everything closed is not left running', async () => {
  const late = Promise.withResolvers<PlayedShell>()
  const opening = terminals.open({ exercise: 'daemon-tls', host: 'master', ofLab: true }, () => late.promise)
  terminals.dispose()
  late.resolve(await start())
  await expect(opening).rejects.toThrow()
})

test('a shell that does not start leaves its place free', async () => {
  for (let n = 0; n < MAX_TERMINALS + 1; n += 1) {
    await expect(
      terminals.open({ exercise: 'daemon-tls', host: 'master', ofLab: true }, () =>
        Promise.reject(new Error('no')),
      ),
    ).rejects.toThrow('no')
  }
  await open()
})

test('one that is recorded says so, and its recorder is told what is shown, its size and its end', async () => {
  const told: string[] = []
  let isRecording = true
  const recorder = {
    ready: Promise.resolve(true),
    output: (chunk: Uint8Array) => void told.push(Buffer.from(chunk).toString()),
    resize: ({ cols, rows }: { cols: number; rows: number }) => void told.push(`${cols}x${rows}`),
    isRecording: () => isRecording,
    end: () => void (isRecording = false),
  }
  const place = { exercise: 'daemon-tls', host: 'master', ofLab: true }
  const info = await terminals.open(place, start, (title) => {
    told.push(title)
    return recorder
  })
  expect(info.recorded).toBe(true)
  const window = playWindow()
  terminals.attach(info.id, window.channel)
  window.send({ type: 'input', data: Buffer.from('secret') })
  window.send({ type: 'resize', cols: 100, rows: 30 })
  shells[0]!.print('shown')
  await eventually(() => expect(told).toEqual(['master', '100x30', 'shown']))
  shells[0]!.exit(0)
  await eventually(() => expect(terminals.list('daemon-tls')).toMatchObject([{ recorded: false }]))
})
