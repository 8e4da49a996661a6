import type { IncomingMessage, ServerResponse } from 'node:http'
import { msg } from '../contract/index.ts'
import { answersTo, readTarget } from './answers.ts'
import type { OneTimeToken } from '../engine/one-time-token.ts'
import { type OwnAddress, refuseForeign } from './origin-guard.ts'
import { appHeaders, socketsAt } from './security-headers.ts'
import type { Sessions } from './session-cookie.ts'
import type { LiveFiles, StaticFiles } from './static-files.ts'
import { spentLink, unknownBrowser } from './text-page.ts'

export interface Door {
  at: OwnAddress
  sessions: Sessions
  token: OneTimeToken
}

/** Answers requests for pages and files; what is refused is refused before anything is looked up. */
export function createHttpHandler({ at, sessions, token }: Door, files: StaticFiles | LiveFiles) {
  const forApp = appHeaders(socketsAt(at))

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { text, page, file } = answersTo(request, response)

    request.resume()
    const foreign = refuseForeign(request, at, { needsOrigin: false })
    if (foreign) return text(foreign.status, foreign.reason)
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return text(405, msg`Only GET and HEAD are answered here.`, { Allow: 'GET, HEAD' })
    }
    const asked = readTarget(request.url)
    if (asked === undefined) return text(400, msg`This address can’t be read.`)

    const known = sessions.isKnown(request.headers.cookie)
    if (asked.path === '/' && asked.token !== undefined) {
      // A used link is fine for a browser that is known: reloading it should not lock anybody out.
      if (known) return text(303, msg`Go on at /`, { Location: '/' })
      if (request.method !== 'GET' || !token.use(asked.token)) return page(403, spentLink)
      return text(303, msg`Go on at /`, { Location: '/', 'Set-Cookie': sessions.issue() })
    }
    if (!known) return page(401, unknownBrowser)

    if ('answer' in files) return files.answer(request, response)
    const found = await files.get(asked.path)
    if (found === undefined) return text(404, msg`There is nothing here.`)
    file(found, forApp)
  }
}
