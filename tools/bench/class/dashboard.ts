import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { once } from 'node:events'
import { request } from 'node:https'
import { WebSocket } from 'ws'
import { CLASS_RPC_PATH, type classContract, type RoomNews } from '../../../contract/class/index.ts'
import type { RunningServer } from './class-server.ts'

export type StaffClient = ContractRouterClient<typeof classContract>

/** The cookie of a browser that has used the instructor's link. */
export async function enterAsInstructor({ instructorLink }: RunningServer): Promise<string> {
  // The certificate is the server's own; that it is the right one is what learners' machines check.
  const asked = request(instructorLink, { rejectUnauthorized: false })
  asked.end()
  const [response] = await once(asked, 'response')
  response.resume()
  const [cookie] = String(response.headers['set-cookie'] ?? '').split(';')
  if (!cookie) throw new Error(`The instructor’s link was answered with ${response.statusCode}.`)
  return cookie
}

/** A browser of staff, as its dashboard connects. */
export async function connectStaff(
  { address }: RunningServer,
  cookie: string,
): Promise<{ client: StaffClient; close(): void }> {
  const socket = new WebSocket(new URL(CLASS_RPC_PATH, address.replace(/^https:/, 'wss:')), {
    headers: { cookie, origin: address },
    rejectUnauthorized: false,
  })
  await once(socket, 'open')
  socket.on('error', () => {})
  const link = new RPCLink({ websocket: socket as unknown as globalThis.WebSocket })
  return { client: createORPCClient(link), close: () => socket.terminate() }
}

/** Follows one exercise until `signal`; resolves when everything was shown once. */
export async function follow(
  client: StaffClient,
  exercise: string,
  { signal, onNews }: { signal: AbortSignal; onNews(news: RoomNews): void },
): Promise<void> {
  const { promise: shown, resolve, reject } = Promise.withResolvers<void>()
  const watching = (async () => {
    for await (const news of await client.room.watch({ exercise }, { signal })) {
      onNews(news)
      resolve()
    }
  })()
  watching.catch((error: unknown) => reject(error))
  await shown
}
