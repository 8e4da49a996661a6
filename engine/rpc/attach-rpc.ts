import type { Context, Router } from '@orpc/server'
import { RPCHandler } from '@orpc/server/websocket'
import { z } from 'zod'
import { logError } from '../log.ts'
import type { TextChannel } from './text-channel.ts'

/** Calls of one channel at the same time; watches that nobody ended are among them. */
const MAX_CALLS = 256

/** A message's outside: a call to a path, or the end of one. Uploads and streams to us are no part of the contract. */
const Message = z.union([
  z.strictObject({
    i: z.string().max(32),
    p: z.strictObject({
      u: z
        .string()
        .max(256)
        .regex(/^\/[A-Za-z/]+$/),
      h: z
        .record(z.string().max(64), z.union([z.string().max(256), z.array(z.string().max(256)).max(4)]))
        .optional(),
      b: z.unknown(),
    }),
  }),
  z.strictObject({ i: z.string().max(32), t: z.literal(4) }),
])

/**
 * Serves a contract on a channel; `context` is who is at its other end, for each call. A message that isn't well-formed
 * closes it: whoever sent it isn't our window.
 */
export function attachRpc<T extends Context>(
  // oxlint-disable-next-line typescript/no-explicit-any -- whatever the contract
  router: Router<any, T>,
  channel: TextChannel,
  context: T,
): void {
  // oxlint-disable-next-line typescript/no-explicit-any -- that the context fits, the signature says
  const handler = new RPCHandler<Context>(router as Router<any, any>)
  const open = new Set<string>()
  // All that the handler asks of a WebSocket; it tells its peers apart by this object.
  const socket = {
    send: (message: string) => channel.send(message),
    addEventListener: () => {},
  } as unknown as Pick<WebSocket, 'send' | 'addEventListener'>

  channel.onMessage((text) => {
    const message = read(text)
    if (message === undefined || open.size >= MAX_CALLS) return channel.close()
    const isCall = !('t' in message)
    if (isCall) open.add(message.i)
    handler
      .message(socket, text as string, { context })
      .catch((error: unknown) => logError('answering a window', error))
      .finally(() => isCall && open.delete(message.i))
  })
  channel.onClose(() => handler.close(socket))
}

function read(text: unknown): z.infer<typeof Message> | undefined {
  if (typeof text !== 'string') return undefined
  try {
    return Message.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
