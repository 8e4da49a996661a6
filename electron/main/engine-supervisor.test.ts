import { EventEmitter } from 'node:events'
import { beforeEach, expect, test, vi } from 'vitest'
import type { FromEngine, PortRequest, ToEngine } from '../messages.ts'
import { type EngineSupervisor, superviseEngine } from './engine-supervisor.ts'

class FakeEngine extends EventEmitter {
  sent: [ToEngine, string[] | undefined][] = []
  killed = false
  postMessage(message: ToEngine, ports?: string[]): void {
    this.sent.push([message, ports])
  }
  kill(): boolean {
    this.killed = true
    this.emit('exit', 1)
    return true
  }
  tell(message: FromEngine): void {
    this.emit('message', message)
  }
}

const rpc: PortRequest = { kind: 'rpc', id: '' }
const connected = (port: string) => [{ type: 'connect', to: rpc }, [port]]

let engines: FakeEngine[]
let hopeless: (string | undefined)[]
let time: number
let supervisor: EngineSupervisor<string>
const ask = vi.fn<(text: string) => Promise<boolean>>()
const openFolder = vi.fn<(path: string) => void>()

beforeEach(() => {
  engines = []
  hopeless = []
  time = 0
  ask.mockReset()
  supervisor = superviseEngine<string>({
    start: () => {
      engines.push(new FakeEngine())
      return latest()
    },
    ask,
    openFolder,
    onHopeless: (message) => hopeless.push(message),
    now: () => time,
  })
})

function latest(): FakeEngine {
  const engine = engines.at(-1)
  if (!engine) throw new Error('No engine was started.')
  return engine
}

test('ports wait until the engine is ready', () => {
  supervisor.connect(rpc, 'a')
  expect(latest().sent).toEqual([])
  latest().tell({ type: 'ready' })
  supervisor.connect(rpc, 'b')
  expect(latest().sent).toEqual([connected('a'), connected('b')])
})

test('an engine that crashed is started again, and gets the ports that are asked for then', () => {
  latest().tell({ type: 'ready' })
  latest().emit('exit', 139)
  expect(engines).toHaveLength(2)
  supervisor.connect(rpc, 'a')
  latest().tell({ type: 'ready' })
  expect(latest().sent).toEqual([connected('a')])
  expect(hopeless).toEqual([])
})

test('one that crashes again and again is given up, with a word', () => {
  for (let crash = 0; crash < 6; crash += 1) latest().emit('exit', 1)
  expect(engines).toHaveLength(6)
  expect(hopeless).toHaveLength(1)
})

test('crashes that lie far apart are no series', () => {
  for (let crash = 0; crash < 20; crash += 1) {
    time += 30_000
    latest().emit('exit', 1)
  }
  expect(engines).toHaveLength(21)
  expect(hopeless).toEqual([])
})

test('what the engine says is wrong is told, and it is not started again', () => {
  latest().tell({ type: 'trouble', message: 'The progress cannot be opened.' })
  latest().emit('exit', 1)
  expect(engines).toHaveLength(1)
  expect(hopeless).toEqual(['The progress cannot be opened.'])
})

test('questions go to the person; a dialog that fails means no', async () => {
  ask.mockResolvedValueOnce(true).mockRejectedValueOnce(new Error('no window'))
  latest().tell({ type: 'question', question: 1, text: 'Install Docker?' })
  latest().tell({ type: 'question', question: 2, text: 'Start it?' })
  await expect.poll(() => latest().sent).toHaveLength(2)
  expect(latest().sent.map(([message]) => message)).toEqual([
    { type: 'answer', question: 1, yes: true },
    { type: 'answer', question: 2, yes: false },
  ])
})

test('a folder is handed on to the desktop', () => {
  latest().tell({ type: 'open-folder', path: '/data' })
  expect(openFolder).toHaveBeenCalledWith('/data')
})

test('messages of another shape are ignored', () => {
  for (const message of [undefined, 'ready', { type: 'ready', more: 1 }, { type: 'shell' }])
    latest().emit('message', message)
  supervisor.connect(rpc, 'a')
  expect(latest().sent).toEqual([])
})

test('disposing lets the engine end by itself, and waits for it', async () => {
  const disposed = supervisor.dispose()
  expect(latest().sent).toEqual([[{ type: 'dispose' }, undefined]])
  latest().emit('exit', 0)
  await disposed
  expect(engines).toHaveLength(1)
  expect(latest().killed).toBe(false)
})

test('an engine that does not end is killed', async () => {
  await supervisor.dispose(10)
  expect(latest().killed).toBe(true)
})
