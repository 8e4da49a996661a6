import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { ContractRouterClient } from '@orpc/contract'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { WebSocket } from 'ws'
import { RPC_PATH, type contract } from '../../contract/index.ts'
import { TroubleError } from '../../engine/hosts/lab-hosts.ts'
import { root } from '../lib/paths.mjs'
import type { Bench } from './bench.ts'

/** The app as `npm start` serves it in a browser, with a window's connection to its engine. */
export interface ServedApp {
  /** Ends in `/`. */
  address: string
  /** The cookie of a browser that has used the link. */
  cookie: { name: string; value: string }
  client: ContractRouterClient<typeof contract>
  /** Closes its labs and waits for its end. */
  stop(): Promise<void>
}

export async function serveApp(bench: Bench, args: readonly string[] = []): Promise<ServedApp> {
  const child = spawn(process.execPath, [join(root, 'web', 'main.ts'), ...args], {
    // The learner's own shell would bring its own speed.
    env: { ...bench.env, SHELL: '/bin/bash' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const link = new URL(await linkOf(child))
    const cookie = await useLink(link)
    const headers = { Cookie: `${cookie.name}=${cookie.value}`, Origin: link.origin }
    const socket = new WebSocket(`ws://${link.host}${RPC_PATH}`, { headers })
    await once(socket, 'open')
    const client: ContractRouterClient<typeof contract> = createORPCClient(
      new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
    )
    const stop = async () => {
      socket.close()
      await end(child)
    }
    return { address: `${link.origin}/`, cookie, client, stop }
  } catch (error) {
    await end(child)
    throw error
  }
}

/** The first link in what a program prints; throws when it ends before. */
export async function linkOf(child: ChildProcess): Promise<string> {
  const found = Promise.withResolvers<string>()
  if (!child.stdout) throw new Error('The app’s output can’t be read.')
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => {
    const link = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line)?.[0]
    if (link) found.resolve(link)
  })
  lines.on('close', () => found.reject(new Error('The app ended before it was served.')))
  return found.promise
}

async function useLink(link: URL): Promise<{ name: string; value: string }> {
  const answer = await fetch(link, { redirect: 'manual' })
  const [, name, value] = /^([^=]+)=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '') ?? []
  if (!name || !value) throw new Error(`The link was answered with ${answer.status}.`)
  return { name, value }
}

/** As Ctrl-C does. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGINT')
  await ended
}

/** Waits until labs can be opened; throws when they can't. */
export async function ready({ client }: ServedApp, signal: AbortSignal): Promise<void> {
  for await (const status of await client.system.watch(undefined, { signal })) {
    if (status.kind === 'ready') return
    if (status.kind === 'failed') throw new TroubleError(status.trouble)
  }
}
