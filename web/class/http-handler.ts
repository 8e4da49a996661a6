import type { IncomingMessage, ServerResponse } from 'node:http'
import { msg } from '../../contract/index.ts'
import type { ClassServer } from '../../classroom/parts.ts'
import type { OneTimeToken } from '../../engine/one-time-token.ts'
import { answersTo, readTarget } from '../answers.ts'
import { type OwnAddress, refuseForeign } from '../origin-guard.ts'
import { appHeaders } from '../security-headers.ts'
import type { StaticFiles } from '../static-files.ts'
import type { TextPage } from '../text-page.ts'
import { browserName, cookieFor, tokenOf } from './callers.ts'
import { type DoorsOfClass, answerDoor, isDoor } from './doors.ts'

export interface ClassDoor {
  port: number
  at: OwnAddress
  token: OneTimeToken
}

const spentLink: TextPage = {
  title: msg`This link has been used`,
  paragraphs: [
    msg`It opens the class for its instructor, once, in one browser, and for some hours.`,
    msg`Whoever runs the class server gets a fresh one: press Enter in its terminal, or press “Start a class” in the app again.`,
  ],
}

/** Where the page shows the dashboard. */
const DASHBOARD = '/#/class'

/** Answers requests for the app's files, which hold no secrets and are anybody's, and for what is asked at the doors. */
export function createClassHttpHandler(
  klass: DoorsOfClass & Pick<ClassServer, 'enterAsInstructor'>,
  { port, at, token }: ClassDoor,
  files: StaticFiles,
) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const answers = answersTo(request, response)
    const { text, page, file } = answers
    const foreign = refuseForeign(request, at, { needsOrigin: false })
    const asked = readTarget(request.url)
    if (!foreign && asked && isDoor(asked.path)) return answerDoor(klass, asked.path, request, port, answers)

    request.resume()
    if (foreign) return text(foreign.status, foreign.reason)
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return text(405, msg`Only GET and HEAD are answered here.`, { Allow: 'GET, HEAD' })
    if (asked === undefined) return text(400, msg`This address can’t be read.`)
    if (asked.path === '/' && asked.token !== undefined) return enter(request, asked.token)

    const found = await files.get(asked.path)
    if (found === undefined) return text(404, msg`There is nothing here.`)
    file(found, appHeaders(`wss://${request.headers.host ?? ''}`))

    async function enter({ method, headers }: IncomingMessage, given: string): Promise<void> {
      const known = tokenOf(request, port)
      const caller = known === undefined ? undefined : await klass.whoIs(known)
      // A used link is fine for whoever came by it: reloading it should not lock them out.
      const goOn = { Location: DASHBOARD }
      if (caller?.person.role === 'instructor') return text(303, msg`Go on at ${DASHBOARD}`, goOn)
      if (method !== 'GET' || !token.use(given)) return page(403, spentLink)
      const cookie = await klass.enterAsInstructor(browserName(headers['user-agent']))
      text(303, msg`Go on at ${DASHBOARD}`, { ...goOn, 'Set-Cookie': cookieFor(cookie, port) })
    }
  }
}
