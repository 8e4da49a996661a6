import type { ClientContext, ClientLink } from '@orpc/client'
import type { Trouble } from '../../contract/lab.ts'
import type { Message } from '../../contract/message.ts'
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

/** What is told while nobody is at the other end. */
export interface Away {
  /** Of each reason, for the banner. */
  said: Record<OutageReason, { what: Message; todo: Message }>
  /** Of something that was asked for meanwhile. */
  trouble: Trouble
}

export class OutageError extends Error {
  override name = 'OutageError'
  readonly reason: OutageReason
  /** What to tell whoever asked; that the lab engine was away where it is absent. */
  readonly trouble?: Trouble
  constructor(reason: OutageReason, trouble?: Trouble) {
    super(reason)
    this.reason = reason
    this.trouble = trouble
  }
}

/** What carries messages to the engine or a class: WebSockets in the browser, MessagePorts in the desktop app. */
export interface Carrier {
  /** Absent where the lab engine of this machine is at the other end. */
  readonly away?: Away
  /** One try; rejects with OutageError. */
  connect(): Promise<Line>
  /** A terminal's channel; the caller listens at once, because frames may follow immediately. */
  openTerminal(id: string): Promise<ByteChannel>
}
