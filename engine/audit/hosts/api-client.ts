import { Agent as HttpAgent, request as httpRequest } from 'node:http'
import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { ApiReply } from '../../../audit/audited-host.ts'
import { ImpostorError, ProbeError, msg, reasonOf } from '../../../contract/index.ts'

/** Longest answer that is read: lists of some ten thousand containers. */
const MAX_BODY = 32 * 1024 * 1024
/** More connections than these don't make a daemon faster. */
const CONNECTIONS = 2
const DEFAULT_TIMEOUT_MS = 20_000

export interface ApiRequest {
  method?: 'GET' | 'POST' | 'DELETE'
  path: string
  /** Sent as JSON, or a stream as it is. */
  body?: unknown
  timeoutMs?: number
  /** Ends the question before its time. */
  signal?: AbortSignal
}

export interface WholeReply extends ApiReply {
  body: Buffer
}

export interface ApiClient {
  /** What the daemon answers, whatever its status; status 0 where no whole answer came. Throws where nobody can be asked. */
  request(wanted: ApiRequest): Promise<WholeReply>
  /** The same of a GET, without the bytes. */
  get(path: string, timeoutMs?: number): Promise<ApiReply>
  /** An answer's body as it comes. Throws ProbeError for any status but 200. */
  open(path: string): Promise<NodeJS.ReadableStream>
  /** Sends a body as it comes. */
  send(path: string, body: NodeJS.ReadableStream, signal?: AbortSignal): Promise<WholeReply>
  close(): void
}

/** A client of the daemon's API over connections that are kept; each is made by `dial`. */
export function createApiClient(dial: () => Promise<Duplex>, connections = CONNECTIONS): ApiClient {
  const open = new Set<Duplex>()
  const agent = new HttpAgent({ keepAlive: true, maxSockets: connections, scheduling: 'fifo' })
  const connect = async (done: (error: Error | null, stream?: Duplex) => void): Promise<void> => {
    try {
      const stream = asSocket(await dial())
      open.add(stream)
      stream.once('close', () => open.delete(stream))
      done(null, stream)
    } catch (error) {
      done(new DialError(error as Error))
    }
  }
  agent.createConnection = (_options, done) => {
    void connect(done as (error: Error | null, stream?: Duplex) => void)
    return undefined
  }
  const inTurn = turns(connections)

  return {
    request: (wanted) => inTurn((done) => ask(agent, wanted, done)),
    get: async (path, timeoutMs) => {
      const { status, json, said } = await inTurn((done) => ask(agent, { path, timeoutMs }, done))
      return { status, json, said }
    },
    open: (path) => inTurn((done) => openBody(agent, path, done)),
    send: (path, body, signal) =>
      inTurn((done) => ask(agent, { method: 'POST', path, body, timeoutMs: 600_000, signal }, done)),
    close: () => {
      agent.destroy()
      for (const stream of open) stream.destroy()
    },
  }
}

/**
 * So many at a time. Node's agent counts connections only once they are made, and would make one per request that
 * comes before the first is there. A turn is over when its connection is free again.
 */
function turns(places: number): <T>(work: (done: () => void) => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let taken = 0
  const done = (): void => {
    const next = waiting.shift()
    if (next) next()
    else taken--
  }
  return async (work) => {
    if (taken < places) taken++
    else await new Promise<void>((resolve) => waiting.push(resolve))
    return work(() => setImmediate(done))
  }
}

/** A tunnel's stream has none of a socket's timers and options, which are set on every connection that is kept. */
function asSocket(stream: Duplex): Duplex {
  if (stream instanceof Socket) return stream
  const same = (): Duplex => stream
  // A connection that is let go while nobody uses it is nobody's trouble.
  stream.on('error', () => undefined)
  return Object.assign(stream, {
    setKeepAlive: same,
    setNoDelay: same,
    setTimeout: same,
    ref: same,
    unref: same,
  })
}

/** Nobody could be asked; `cause` says why. */
class DialError extends Error {
  constructor(cause: Error) {
    super(cause.message, { cause })
  }
}

const isStream = (body: unknown): body is NodeJS.ReadableStream =>
  typeof body === 'object' && body !== null && 'pipe' in body

function ask(agent: HttpAgent, wanted: ApiRequest, done: () => void): Promise<WholeReply> {
  const { method = 'GET', path, body, timeoutMs = DEFAULT_TIMEOUT_MS, signal } = wanted
  const text = body === undefined || isStream(body) ? undefined : JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const failed = (said: string): void =>
      resolve({ status: 0, json: undefined, said, body: Buffer.alloc(0) })
    const request = httpRequest({
      agent,
      method,
      path,
      headers: {
        host: 'docker',
        ...(isStream(body) ? { 'content-type': 'application/x-tar' } : {}),
        ...(text === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      },
    })
    const timer = setTimeout(() => {
      failed(`no answer within ${timeoutMs} ms`)
      request.destroy()
    }, timeoutMs)
    const stop = (): void => {
      failed('it was interrupted')
      request.destroy()
    }
    signal?.addEventListener('abort', stop)
    request.on('close', () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
      done()
    })
    request.on('error', (error) =>
      error instanceof DialError ? reject(asProbeError(error)) : failed(error.message),
    )
    request.on('response', (response) => {
      const chunks: Buffer[] = []
      let size = 0
      response.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size <= MAX_BODY) return void chunks.push(chunk)
        failed(`the answer is larger than ${MAX_BODY / 1024 / 1024} MiB`)
        request.destroy()
      })
      response.on('end', () => resolve(reply(response.statusCode ?? 0, Buffer.concat(chunks))))
      response.on('error', (error) => failed(error.message))
    })
    if (signal?.aborted) stop()
    else if (isStream(body)) body.pipe(request)
    else request.end(text)
  })
}

function openBody(agent: HttpAgent, path: string, done: () => void): Promise<NodeJS.ReadableStream> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ agent, path, headers: { host: 'docker' } })
    request.on('close', done)
    request.on('error', (error) =>
      reject(
        error instanceof DialError ? asProbeError(error) : new ProbeError(error.message, { cause: error }),
      ),
    )
    request.on('response', (response) => {
      if (response.statusCode === 200) return resolve(response)
      response.resume()
      reject(new ProbeError(msg`Docker answered ${path} with status ${response.statusCode ?? 0}.`))
    })
    request.end()
  })
}

/** What the daemon says in words: an error's message, or the beginning of what is no JSON. */
function reply(status: number, body: Buffer): WholeReply {
  const text = body.toString('utf8')
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { status, json: undefined, said: text.trim().slice(0, 500), body }
  }
  const message = (json as { message?: unknown } | null)?.message
  return {
    status,
    json,
    said: typeof message === 'string' && status >= 400 ? message.slice(0, 500) : '',
    body,
  }
}

function asProbeError({ cause }: DialError): Error {
  if (cause instanceof ProbeError || cause instanceof ImpostorError) return cause
  if ((cause as Error).name === 'TroubleError') return cause as Error
  return new ProbeError(msg`Docker can’t be asked: ${reasonOf(cause)}`, { cause })
}
