import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { root } from '../../lib/paths.mjs'

export interface FloorOptions {
  /** Of a class server: its certificate and key are used. */
  home: string
  senders: number
  listeners: number
  /** A message of each sender, in milliseconds; they are spread over it. */
  everyMs: number
  seconds: number
  message(index: number): string
  signal: AbortSignal
}

/** The same messages at the same rate through a server that only passes them on: milliseconds from sending to each listener. */
export async function measureFloor(options: FloorOptions): Promise<number[]> {
  const { home, senders, listeners, everyMs, seconds, message, signal } = options
  const script = join(root, 'tools', 'bench', 'class', 'bare-server.ts')
  const child = spawn(process.execPath, [script, join(home, 'tls-cert.pem'), join(home, 'tls-key.pem')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const sockets: WebSocket[] = []
  try {
    const [line] = await once(child.stdout, 'data')
    const open = async (path: string): Promise<WebSocket> => {
      const url = `wss://127.0.0.1:${String(line).trim()}${path}`
      const socket = new WebSocket(url, { rejectUnauthorized: false, perMessageDeflate: false })
      sockets.push(socket)
      await once(socket, 'open')
      return socket
    }
    const sentAt = new Map<string, number>()
    const samples: number[] = []
    for (let count = 0; count < listeners; count++)
      (await open('/listen')).on('message', (data: Buffer) => {
        // Its number stands before what was sent.
        const sent = sentAt.get(data.subarray(0, data.indexOf(' ')).toString())
        if (sent !== undefined) samples.push(performance.now() - sent)
      })
    const from: WebSocket[] = []
    for (let index = 0; index < senders; index++) from.push(await open('/'))
    let number = 0
    await paced({ count: senders, everyMs, seconds, signal }, (index) => {
      const text = message(index)
      const id = String(number++)
      sentAt.set(id, performance.now())
      from[index]?.send(`${id} ${text}`)
    })
    await new Promise((resolve) => setTimeout(resolve, 500))
    if (samples.length < number * listeners) throw new Error('The bare server lost messages.')
    return samples
  } finally {
    for (const socket of sockets) socket.terminate()
    child.kill('SIGKILL')
  }
}

export interface Pace {
  count: number
  everyMs: number
  seconds: number
  signal: AbortSignal
}

/** Calls once for each of `count` in every `everyMs`, spread evenly, until the time is over. */
export async function paced(
  { count, everyMs, seconds, signal }: Pace,
  act: (index: number, round: number) => void,
): Promise<void> {
  const started = performance.now()
  const all = Math.floor((seconds * 1000 * count) / everyMs)
  for (let done = 0; done < all;) {
    signal.throwIfAborted()
    const due = Math.min(all, Math.floor(((performance.now() - started) * count) / everyMs))
    for (; done < due; done++) act(done % count, Math.floor(done / count))
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
