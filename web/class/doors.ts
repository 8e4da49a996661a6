import type { IncomingMessage } from 'node:http'
import { type ClassAbout, DOORS, JoinAsk, ProveAsk, SignInAsk } from '../../contract/class/index.ts'
import { msg } from '../../contract/index.ts'
import type { BrowserToken, ClassServer, Knock } from '../../classroom/parts.ts'
import type { Answers } from '../answers.ts'
import type { Refusal } from '../origin-guard.ts'
import { addressOf, browserName, cookieAway, cookieFor, tokenOf } from './callers.ts'
import { readJson } from './read-body.ts'

export type DoorsOfClass = Pick<ClassServer, 'about' | 'prove' | 'whoIs' | 'join' | 'signIn' | 'signOut'>

const PATHS: readonly string[] = Object.values(DOORS)
export const isDoor = (path: string): boolean => PATHS.includes(path)

const unreadable: Refusal = { status: 400, reason: msg`This request is not understood.` }

/** Answers one of DOORS. What another site's page could have sent has been refused before. */
export async function answerDoor(
  klass: DoorsOfClass,
  path: string,
  request: IncomingMessage,
  port: number,
  { text, json }: Answers,
): Promise<void> {
  const refuse = ({ status, reason }: Refusal) => text(status, reason, { Connection: 'close' })
  const withCookie = (cookie: BrowserToken | undefined) => cookie && { 'Set-Cookie': cookieFor(cookie, port) }
  const token = tokenOf(request, port)
  const knock: Knock = {
    from: addressOf(request),
    token,
    browser: browserName(request.headers['user-agent']),
  }

  if (path === DOORS.about && request.method === 'GET') return json(await about(klass, token))
  if (request.method !== 'POST') return text(405, msg`Only POST is answered here.`, { Allow: 'POST' })
  const body = await readJson(request)
  if ('status' in body) return refuse(body)

  switch (path) {
    case DOORS.about:
      return json(await about(klass, token))
    case DOORS.prove: {
      const ask = ProveAsk.safeParse(body.value)
      return ask.success ? json(await klass.prove(ask.data)) : refuse(unreadable)
    }
    case DOORS.join: {
      const ask = JoinAsk.safeParse(body.value)
      if (!ask.success) return refuse(unreadable)
      const { answer, cookie } = await klass.join(ask.data, knock)
      return json(answer, withCookie(cookie))
    }
    case DOORS.signIn: {
      const ask = SignInAsk.safeParse(body.value)
      if (!ask.success) return refuse(unreadable)
      const { answer, cookie } = await klass.signIn(ask.data, knock)
      return json(answer, withCookie(cookie))
    }
    default:
      if (token !== undefined) await klass.signOut(token)
      return json({}, { 'Set-Cookie': cookieAway(port) })
  }
}

async function about(klass: DoorsOfClass, token: string | undefined): Promise<ClassAbout> {
  const [said, caller] = await Promise.all([
    klass.about(),
    token === undefined ? undefined : klass.whoIs(token),
  ])
  return { ...said, me: caller?.person ?? null }
}
