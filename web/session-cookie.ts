import { createHmac, randomBytes } from 'node:crypto'
import { SESSION_COOKIE } from '../contract/index.ts'
import { isSame } from '../engine/is-same.ts'
import { cookieValues, setCookie } from './cookies.ts'

/** How long a browser stays known, in seconds. */
const LIFETIME_S = 30 * 24 * 3600

/** Which browsers have used a one-time link. Nothing is kept but the secret, so they stay known over a restart. */
export interface Sessions {
  /** The `Set-Cookie` header for a browser that has just shown its token. */
  issue(): string
  /** Whether a `Cookie` header holds a session of ours that has not run out. */
  isKnown(cookieHeader: string | undefined): boolean
}

/** Cookies don't know ports: the name does, so that two apps on one machine don't overwrite each other's. */
export function createSessions(secret: string, port: number, now: () => number = Date.now): Sessions {
  const name = `${SESSION_COOKIE}-${port}`
  const sign = (content: string) => createHmac('sha256', secret).update(content).digest('base64url')

  function isGenuine(value: string): boolean {
    const [expires = '', nonce = '', signature = ''] = value.split('.')
    return isSame(signature, sign(`${expires}.${nonce}`)) && Number(expires) > now() / 1000
  }

  return {
    issue() {
      const content = `${Math.floor(now() / 1000) + LIFETIME_S}.${randomBytes(16).toString('base64url')}`
      return setCookie(name, `${content}.${sign(content)}`, { lifetime: LIFETIME_S })
    },
    isKnown: (header) => cookieValues(header, name).some(isGenuine),
  }
}
