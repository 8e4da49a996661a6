import type { ClientContext, ClientLink } from '@orpc/client'
import type { ByteChannel } from '../../contract/frames.ts'

/** A live line to the engine or a class. */
export interface Line {
  link: ClientLink<ClientContext>
  isOpen(): boolean
  /** Resolves when the line is gone, for whatever reason. */
  closed: Promise<void>
  close(): void
}

/** Why the server can't be reached: nobody answers, or it doesn't know this window (any more). */
export type OutageReason = 'unreachable' | 'unknown-session'

/** Who is at the other end: the lab engine; a class server, for those who teach; or a learner's engine that one hosts. */
export type Far = 'engine' | 'class' | 'hosted'

export class OutageError extends Error {
  override name = 'OutageError'
  readonly reason: OutageReason
  readonly far: Far
  constructor(reason: OutageReason, far: Far = 'engine') {
    super(reason)
    this.reason = reason
    this.far = far
  }
}

/** What carries messages to the engine or a class: WebSockets in the browser, MessagePorts in the desktop app. */
export interface Carrier {
  /** The engine where it says nothing. */
  readonly far?: Far
  /** One try; rejects with OutageError. */
  connect(): Promise<Line>
  /** A terminal's channel; the caller listens at once, because frames may follow immediately. */
  openTerminal(id: string): Promise<ByteChannel>
}
