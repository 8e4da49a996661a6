import type { IncomingMessage } from 'node:http'
import type { BrowserToken, Caller } from '../../classroom/parts.ts'
import { cookieValues, setCookie } from '../cookies.ts'

/** Longer ones are none of ours. */
const LONGEST_TOKEN = 200

/** Cookies don't know ports: the name does. `__Host-`: no other name and no plain HTTP can set it. */
const cookieName = (port: number): string => `__Host-bulkhead-class-${port}`

/** What a request shows: the token of an app, or of a browser. */
export function tokenOf(request: IncomingMessage, port: number): string | undefined {
  return bearerOf(request) ?? cookieValues(request.headers.cookie, cookieName(port)).find(isToken)
}

/** Of an app; browsers can't be made to send one by another site's page. */
export function bearerOf({ headers }: IncomingMessage): string | undefined {
  const [, token] = /^Bearer (\S+)$/.exec(headers.authorization ?? '') ?? []
  return token !== undefined && isToken(token) ? token : undefined
}

const isToken = (text: string): boolean => text.length > 0 && text.length <= LONGEST_TOKEN

export const cookieFor = ({ token, lastsS }: BrowserToken, port: number): string =>
  setCookie(cookieName(port), token, { lifetime: lastsS, secure: true })

export const cookieAway = (port: number): string =>
  setCookie(cookieName(port), '', { lifetime: 0, secure: true })

/** A hosted learner at a browser: somebody who has an engine here. */
export const isHosted = ({ person, place }: Caller): boolean =>
  person.role === 'learner' && place === 'hosted'

/** The other end's address; IPv4 as such where it came over IPv6. */
export const addressOf = ({ socket }: IncomingMessage): string =>
  (socket.remoteAddress ?? '').replace(/^::ffff:/, '')

const BROWSERS: [RegExp, string][] = [
  [/\bEdg\//, 'Edge'],
  [/\bFirefox\//, 'Firefox'],
  [/\b(Chrome|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const SYSTEMS: [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** "Firefox, Linux": what a person knows their browser by, in a list of devices. */
export function browserName(userAgent = ''): string {
  const of = (known: typeof BROWSERS) => known.find(([pattern]) => pattern.test(userAgent))?.[1]
  return [of(BROWSERS), of(SYSTEMS)].filter(Boolean).join(', ') || 'browser'
}
