import { Duplex, type Readable, type Writable } from 'node:stream'
import { ProbeError, msg } from '../../../contract/index.ts'
import { AgentFrame, createFrameReader, encodeFrame, type Frame } from './frames.ts'

/** An answer that the agent gave instead of a value: `refused`, `timeout`, `absent` are outcomes, the rest is our trouble. */
export class AgentRefusal extends Error {
  override name = 'AgentRefusal'
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

export interface AgentRequest {
  op: string
  [argument: string]: unknown
}

/** One long-lived agent in a probe container, spoken to over its standard streams. */
export interface Agent {
  /** Throws AgentRefusal for what the agent says, ProbeError when it is gone or silent. */
  request<T>(request: AgentRequest, timeoutMs?: number): Promise<T>
  /** A byte stream through the agent; the same errors as `request`. */
  dial(request: AgentRequest, timeoutMs?: number): Promise<Duplex>
  /** Events of a request that goes on until `signal` aborts; ends when the agent goes. */
  events<T>(request: AgentRequest, signal: AbortSignal): AsyncIterable<T>
  readonly closed: boolean
  onClose(listener: () => void): void
  close(): void
}

/** Whoever answers may be anybody on a machine that isn't ours. Throws for what is no answer. */
function answerIn<T>(payload: Buffer): { value: T } | { code: string; message: string } {
  const said: unknown = JSON.parse(payload.toString())
  if (typeof said === 'object' && said !== null) {
    if ('value' in said) return said as { value: T }
    if ('code' in said && 'message' in said)
      return { code: String(said.code), message: String(said.message).slice(0, 2000) }
  }
  throw new Error('This is no answer of an agent.')
}

const DEFAULT_TIMEOUT_MS = 20_000

/**
 * How often and how patiently an agent is asked whether it is there. A stream to a process that was killed
 * together with its container may stay open for ever, so its end alone says too little.
 */
const HEARTBEAT = { everyMs: 2_000, patienceMs: 15_000 }

/** The agent's standard output and input. */
export interface AgentTransport {
  input: Readable
  output: Writable
  destroy(): void
}

/** Takes over the transport; closing the agent destroys it. */
export function createAgent(transport: AgentTransport): Agent {
  const channels = new Map<number, (frame: Frame | undefined) => void>()
  const closeListeners = new Set<() => void>()
  const read = createFrameReader()
  let next = 1
  let closed = false
  /** Until its first word it may still be starting, which takes long on a busy machine: the first request waits. */
  let heard = false

  const close = (): void => {
    if (closed) return
    closed = true
    transport.destroy()
    for (const listener of channels.values()) listener(undefined)
    channels.clear()
    for (const listener of closeListeners) listener()
  }
  transport.input.on('data', (chunk: Buffer) => {
    heard = true
    try {
      for (const frame of read(chunk)) channels.get(frame.channel)?.(frame)
    } catch {
      close()
    }
  })
  transport.input.on('end', close)
  transport.input.on('close', close)
  transport.output.on('error', close)

  const send = (type: Frame['type'], channel: number, payload?: Uint8Array): boolean =>
    closed ? false : transport.output.write(encodeFrame(type as never, channel, payload))
  const goneError = (): ProbeError => new ProbeError(msg`The probe beside the lab host stopped answering.`)

  /** Sends a request on a new channel and resolves with its answer; later frames go to `onFrame`. */
  const start = async <T>(
    request: AgentRequest,
    timeoutMs: number,
    onFrame?: (frame: Frame | undefined) => void,
  ): Promise<{ value: T; channel: number }> => {
    if (closed) throw goneError()
    const channel = next++
    const answer = await new Promise<{ value: T } | { code: string; message: string }>((resolve, reject) => {
      const timer = setTimeout(() => {
        channels.delete(channel)
        send(AgentFrame.Close, channel)
        reject(
          new ProbeError(msg`The probe beside the lab host gave no answer within ${timeoutMs / 1000} s.`),
        )
      }, timeoutMs)
      channels.set(channel, (frame) => {
        clearTimeout(timer)
        if (!frame) return reject(goneError())
        if (frame.type !== AgentFrame.Answer) return
        if (onFrame) channels.set(channel, onFrame)
        else channels.delete(channel)
        resolve(answerIn(frame.payload))
      })
      send(AgentFrame.Request, channel, Buffer.from(JSON.stringify(request)))
    })
    if ('value' in answer) return { value: answer.value, channel }
    channels.delete(channel)
    if (answer.code === 'error') throw new ProbeError(msg`The probe could not look: ${answer.message}`)
    throw new AgentRefusal(answer.code, answer.message)
  }

  const heartbeat = setInterval(() => {
    if (heard) start({ op: 'hello' }, HEARTBEAT.patienceMs).catch(close)
  }, HEARTBEAT.everyMs)
  heartbeat.unref()
  closeListeners.add(() => clearInterval(heartbeat))

  return {
    request: async <T>(request: AgentRequest, timeoutMs = DEFAULT_TIMEOUT_MS) =>
      (await start<T>(request, timeoutMs)).value,

    dial: async (request, timeoutMs = DEFAULT_TIMEOUT_MS) => {
      let channel = 0
      const drop = (): void => {
        if (channels.delete(channel)) send(AgentFrame.Close, channel)
      }
      const stream = new Duplex({
        read() {},
        write(chunk: Buffer, _encoding, done) {
          if (send(AgentFrame.Data, channel, chunk)) done()
          else if (closed) done(goneError())
          else transport.output.once('drain', () => done())
        },
        final(done) {
          send(AgentFrame.End, channel)
          done()
        },
        destroy(error, done) {
          drop()
          done(error)
        },
      })
      const opened = await start(request, timeoutMs, (frame) => {
        if (!frame) stream.destroy(goneError())
        else if (frame.type === AgentFrame.Data) stream.push(frame.payload)
        else if (frame.type === AgentFrame.End) stream.push(null)
        else if (frame.type === AgentFrame.Close)
          stream.destroy(
            Object.assign(new Error(frame.payload.toString() || 'connection closed'), { code: 'ECONNRESET' }),
          )
      })
      channel = opened.channel
      return stream
    },

    async *events<T>(request: AgentRequest, signal: AbortSignal) {
      const queue: T[] = []
      let wake: () => void = () => {}
      let ended = false
      const stop = (): void => {
        ended = true
        wake()
      }
      const { channel } = await start(request, DEFAULT_TIMEOUT_MS, (frame) => {
        if (!frame || frame.type === AgentFrame.Close) return stop()
        if (frame.type === AgentFrame.Event) queue.push(JSON.parse(frame.payload.toString()))
        wake()
      })
      signal.addEventListener('abort', stop)
      try {
        while (!signal.aborted) {
          const event = queue.shift()
          if (event !== undefined) yield event
          else if (ended) return
          else await new Promise<void>((resolve) => (wake = resolve))
        }
      } finally {
        signal.removeEventListener('abort', stop)
        if (channels.delete(channel)) send(AgentFrame.Close, channel)
      }
    },

    get closed() {
      return closed
    },
    onClose: (listener) => void closeListeners.add(listener),
    close,
  }
}
