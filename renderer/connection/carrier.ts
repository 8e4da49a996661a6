import type { ClientContext, ClientLink } from '@orpc/client'
import type { ByteChannel } from '../../contract/frames.ts'

/** A live line to the engine. */
export interface Line {
  link: ClientLink<ClientContext>
  isOpen(): boolean
  /** Resolves when the line is gone, for whatever reason. */
  closed: Promise<void>
  close(): void
}

/** Why the engine can't be reached: nobody answers, or it doesn't know this window (any more). */
export type OutageReason = 'unreachable' | 'unknown-session'

export class OutageError extends Error {
  override name = 'OutageError'
  readonly reason: OutageReason
  constructor(reason: OutageReason) {
    super(reason)
    this.reason = reason
  }
}

/** What carries messages to the engine: WebSockets in the browser, MessagePorts in the desktop app. */
export interface Carrier {
  /** One try; rejects with OutageError. */
  connect(): Promise<Line>
  /** A terminal's channel; the caller listens at once, because frames may follow immediately. */
  openTerminal(id: string): Promise<ByteChannel>
}
