import { request } from 'node:https'
import type { z } from 'zod'
import { TroubleError } from '../hosts/lab-hosts.ts'
import type { ClassAddress } from '../progress/membership.ts'
import { connectSecurely, troubleOf } from './secure-connection.ts'
import { classTroubles } from './troubles.ts'

const ANSWER_MS = 15_000
/** In bytes; answers are a few hundred. */
const LONGEST_ANSWER = 64 * 1024

/** Asks at one of DOORS. Rejects with TroubleError. */
export async function askDoor<T>(
  to: ClassAddress,
  door: string,
  ask: unknown,
  answer: z.ZodType<T>,
  signal?: AbortSignal,
): Promise<T> {
  const socket = await connectSecurely(to, signal)
  try {
    const { status, text } = await post(socket, new URL(door, to.address), JSON.stringify(ask), signal)
    if (status === 429) throw classTroubles.tooManyTries()
    const read = status === 200 ? answer.safeParse(parsed(text)) : undefined
    if (!read?.success) throw classTroubles.notAClass(to.address)
    return read.data
  } catch (error) {
    if (error instanceof TroubleError || signal?.aborted) throw error
    throw troubleOf(error as NodeJS.ErrnoException, to.address)
  } finally {
    socket.destroy()
  }
}

function post(
  socket: Awaited<ReturnType<typeof connectSecurely>>,
  url: URL,
  body: string,
  signal?: AbortSignal,
): Promise<{ status: number; text: string }> {
  const timeout = AbortSignal.timeout(ANSWER_MS)
  return new Promise((resolve, reject) => {
    timeout.addEventListener('abort', () => reject(classTroubles.silent(url.origin)))
    const asking = request(url, {
      method: 'POST',
      createConnection: () => socket,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    })
    asking.on('error', reject)
    asking.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('error', reject)
      response.on('data', (piece: string) => {
        text += piece
        if (text.length > LONGEST_ANSWER) response.destroy(classTroubles.notAClass(url.origin))
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    asking.end(body)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
