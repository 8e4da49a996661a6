import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Message } from '../contract/index.ts'
import { requestSpeech } from './language.ts'
import { textPageHeaders } from './security-headers.ts'
import type { StaticFile } from './static-files.ts'
import { type TextPage, textPage } from './text-page.ts'

/** How one request is answered, in the language of whoever asks. */
export interface Answers {
  text(status: number, says: Message, headers?: Record<string, string>): void
  page(status: number, shown: TextPage): void
  json(value: unknown, headers?: Record<string, string>): void
  /** One of the app's own; `headers` are its policy. */
  file(file: StaticFile, headers: Record<string, string>): void
}

export function answersTo(request: IncomingMessage, response: ServerResponse): Answers {
  const speech = requestSpeech(request.headers['accept-language'])
  const end = (status: number, headers: Record<string, string>, body: string | Buffer) => {
    response.writeHead(status, {
      'Cache-Control': 'no-store',
      ...headers,
      'Content-Length': Buffer.byteLength(body),
    })
    response.end(request.method === 'HEAD' ? undefined : body)
  }
  return {
    text: (status, says, headers) =>
      end(
        status,
        { ...textPageHeaders, 'Content-Type': 'text/plain; charset=utf-8', ...headers },
        `${speech.t(says)}\n`,
      ),
    page: (status, shown) =>
      end(
        status,
        { ...textPageHeaders, 'Content-Type': 'text/html; charset=utf-8' },
        textPage(shown, speech),
      ),
    json: (value, headers) =>
      end(
        200,
        { ...textPageHeaders, 'Content-Type': 'application/json; charset=utf-8', ...headers },
        JSON.stringify(value),
      ),
    file(file, headers) {
      const caching = file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache'
      end(200, { ...headers, 'Content-Type': file.type, 'Cache-Control': caching }, file.body)
    },
  }
}

/** The decoded path and the token of a request; `undefined` for what no browser sends. */
export function readTarget(target = ''): { path: string; token?: string } | undefined {
  const [rawPath = '', query = ''] = target.split('?', 2)
  try {
    const path = decodeURIComponent(rawPath)
    if (!path.startsWith('/') || path.includes('\0')) return undefined
    return { path, token: new URLSearchParams(query).get('token') ?? undefined }
  } catch {
    return undefined
  }
}
