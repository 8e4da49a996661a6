import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Message, msg } from '../contract/index.ts'
import { requestSpeech } from './language.ts'
import type { OneTimeToken } from '../engine/one-time-token.ts'
import { refuseForeign } from './origin-guard.ts'
import { appHeaders, textPageHeaders } from './security-headers.ts'
import type { Sessions } from './session-cookie.ts'
import type { LiveFiles, StaticFiles } from './static-files.ts'
import { type TextPage, spentLink, textPage, unknownBrowser } from './text-page.ts'

export interface Door {
  port: number
  sessions: Sessions
  token: OneTimeToken
}

/** Answers requests for pages and files; what is refused is refused before anything is looked up. */
export function createHttpHandler({ port, sessions, token }: Door, files: StaticFiles | LiveFiles) {
  const forApp = appHeaders(port)

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const speech = requestSpeech(request.headers['accept-language'])
    const text = (status: number, says: Message, headers: Record<string, string> = {}) =>
      end(
        status,
        { ...textPageHeaders, 'Content-Type': 'text/plain; charset=utf-8', ...headers },
        `${speech.t(says)}\n`,
      )
    const page = (status: number, shown: TextPage) =>
      end(status, { ...textPageHeaders, 'Content-Type': 'text/html; charset=utf-8' }, textPage(shown, speech))
    const end = (status: number, headers: Record<string, string>, body: string | Buffer) => {
      response.writeHead(status, {
        'Cache-Control': 'no-store',
        ...headers,
        'Content-Length': Buffer.byteLength(body),
      })
      response.end(request.method === 'HEAD' ? undefined : body)
    }

    request.resume()
    const foreign = refuseForeign(request, port, { isUpgrade: false })
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
    const file = await files.get(asked.path)
    if (file === undefined) return text(404, msg`There is nothing here.`)
    const caching = file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache'
    end(200, { ...forApp, 'Content-Type': file.type, 'Cache-Control': caching }, file.body)
  }
}

/** The decoded path and the token of a request; `undefined` for what no browser sends. */
function readTarget(target = ''): { path: string; token?: string } | undefined {
  const [rawPath = '', query = ''] = target.split('?', 2)
  try {
    const path = decodeURIComponent(rawPath)
    if (!path.startsWith('/') || path.includes('\0')) return undefined
    return { path, token: new URLSearchParams(query).get('token') ?? undefined }
  } catch {
    return undefined
  }
}
