import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { once } from 'node:events'
import { request } from 'node:https'
import { WebSocket } from 'ws'
import { DOORS } from '../../../contract/class/index.ts'
import {
  type ByteChannel,
  type contract,
  decodeServerFrame,
  encodeClientFrame,
} from '../../../contract/index.ts'
import type { RunningServer } from './class-server.ts'

/** A learner who has a browser only: joined with a cookie, working on lab hosts of the server. */
export interface HostedBrowser {
  readonly client: ContractRouterClient<typeof contract>
  terminal(id: string): Promise<Echoing>
  close(): void
}

/** Something that sends back what is typed. */
export interface Echoing {
  type(text: string): void
  /** Milliseconds from typing a key until it comes back. Rejects when that takes too long. */
  echo(key: string): Promise<number>
  close(): void
}

/** No key takes so long unless something is wrong, in milliseconds. */
const TOO_LONG = 20_000

export async function joinAsBrowser(server: RunningServer, name: string): Promise<HostedBrowser> {
  const { address } = server
  const cookie = await join(server, name)
  const sockets: WebSocket[] = []
  const open = async (path: string): Promise<WebSocket> => {
    const socket = new WebSocket(new URL(path, address.replace(/^https:/, 'wss:')), {
      headers: { cookie, origin: address },
      rejectUnauthorized: false,
    })
    sockets.push(socket)
    await once(socket, 'open')
    socket.on('error', () => {})
    return socket
  }
  const rpc = await open('/rpc')
  return {
    client: createORPCClient(new RPCLink({ websocket: rpc as unknown as globalThis.WebSocket })),
    async terminal(id) {
      const socket = await open(`/terminal/${id}`)
      const send: ByteChannel['send'] = (frame) => socket.send(frame)
      return echoing(
        (text) => send(encodeClientFrame({ type: 'input', data: Buffer.from(text) })),
        (onText) =>
          socket.on('message', (data: Buffer) => {
            const frame = decodeServerFrame(data)
            if (frame?.type !== 'output') return
            send(encodeClientFrame({ type: 'ack', bytes: frame.data.length }))
            onText(Buffer.from(frame.data).toString())
          }),
        () => socket.terminate(),
      )
    },
    close() {
      for (const socket of sockets) socket.terminate()
    },
  }
}

/** Keys, and what comes of them. */
export function echoing(
  type: (text: string) => void,
  onOutput: (onText: (text: string) => void) => unknown,
  close: () => void,
): Echoing {
  let waiting: { key: string; resolve(): void } | undefined
  onOutput((text) => {
    if (!waiting || !text.includes(waiting.key)) return
    waiting.resolve()
    waiting = undefined
  })
  return {
    type,
    close,
    async echo(key) {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      const timer = setTimeout(
        () => reject(new Error(`A key did not come back in ${TOO_LONG / 1000} s.`)),
        TOO_LONG,
      )
      waiting = { key, resolve }
      const from = performance.now()
      type(key)
      await promise.finally(() => clearTimeout(timer))
      return performance.now() - from
    },
  }
}

async function join({ address, code }: RunningServer, name: string): Promise<string> {
  const body = JSON.stringify({ code, name, machine: 'bench' })
  const asked = request(new URL(DOORS.join, address), {
    method: 'POST',
    rejectUnauthorized: false,
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      origin: address,
    },
  })
  asked.end(body)
  const [response] = await once(asked, 'response')
  response.resume()
  const [cookie] = String(response.headers['set-cookie'] ?? '').split(';')
  if (!cookie) throw new Error(`${name} was answered with ${response.statusCode}.`)
  return cookie
}
