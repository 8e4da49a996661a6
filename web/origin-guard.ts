import type { IncomingMessage } from 'node:http'
import { type Message, msg } from '../contract/index.ts'

/** Names by which a browser on this machine reaches us. */
const NAMES = ['127.0.0.1', 'localhost']

export type Refusal = { status: number; reason: Message }

/**
 * Refuses requests that a page from elsewhere could have caused. A wrong Host means that some name was made
 * to point here (DNS rebinding); a foreign Origin, that another site's page is asking. A browser always says
 * the Origin when it opens a WebSocket, so there it must be present.
 */
export function refuseForeign(
  request: IncomingMessage,
  port: number,
  { isUpgrade }: { isUpgrade: boolean },
): Refusal | undefined {
  const { host, origin } = request.headers
  if (!NAMES.some((name) => host === `${name}:${port}`)) {
    return { status: 421, reason: msg`This app only answers at http://${NAMES[0] ?? ''}:${port}.` }
  }
  if (origin === undefined ? isUpgrade : origin !== `http://${host}`) {
    return { status: 403, reason: msg`This request came from another site, so it was refused.` }
  }
  return undefined
}
