import type { IncomingMessage } from 'node:http'
import { msg } from '../../contract/index.ts'
import type { Refusal } from '../origin-guard.ts'

/** What is asked at a door is short; in bytes. */
export const MAX_BODY = 16 * 1024

const tooLarge: Refusal = { status: 413, reason: msg`This request is too large.` }

/** What the request says, as JSON that nobody has looked at yet. How long it may take is the server's own limit. */
export async function readJson(request: IncomingMessage): Promise<{ value: unknown } | Refusal> {
  const type = request.headers['content-type'] ?? ''
  if (!/^application\/json\s*(;|$)/i.test(type))
    return { status: 415, reason: msg`Only JSON is understood here.` }
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY) return tooLarge
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY) return tooLarge
    chunks.push(chunk)
  }
  try {
    return { value: JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown }
  } catch {
    return { status: 400, reason: msg`This is no JSON.` }
  }
}
