import type { IncomingMessage } from 'node:http'
import { type Message, msg } from '../contract/index.ts'

/** How browsers reach us. */
export interface OwnAddress {
  scheme: 'http' | 'https'
  /** What they send as `Host`, the likeliest first: names and addresses with the port. */
  hosts(): readonly string[]
}

/** On this machine only. */
export const loopbackAddress = (port: number): OwnAddress => {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  return { scheme: 'http', hosts: () => hosts }
}

export type Refusal = { status: number; reason: Message }

/**
 * Refuses requests that a page from elsewhere could have caused. A wrong Host means that some name was made
 * to point here (DNS rebinding); a foreign Origin, that another site's page is asking. A browser always says
 * the Origin when it opens a WebSocket, so there it must be present (`needsOrigin`).
 */
export function refuseForeign(
  request: IncomingMessage,
  { scheme, hosts }: OwnAddress,
  { needsOrigin }: { needsOrigin: boolean },
): Refusal | undefined {
  const { host = '', origin } = request.headers
  const known = hosts()
  if (!known.includes(host)) {
    return { status: 421, reason: msg`This app only answers at ${`${scheme}://${known[0] ?? ''}`}.` }
  }
  if (origin === undefined ? needsOrigin : origin !== `${scheme}://${host}`) {
    return { status: 403, reason: msg`This request came from another site, so it was refused.` }
  }
  return undefined
}
