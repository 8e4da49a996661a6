import type { ContractRouterClient } from '@orpc/contract'
import type { ByteChannel, Trouble } from '../../contract/index.ts'
import type { classContract } from '../../contract/class/index.ts'

/** A learner's engine connected to its class: over the network, or within the class server's own process. */
export interface ClassConnection {
  readonly member: ContractRouterClient<(typeof classContract)['member']>
  /** A channel on which one terminal is shown to whoever looks: frames of contract/frames.ts; of what comes back only Ack is heeded. */
  openTerminal(look: string, terminal: string): ByteChannel
  /** Resolves when it is over; `refused` when coming again is of no use. */
  readonly closed: Promise<{ refused: boolean; trouble: Trouble | null }>
  close(): void
}

/** Connects once; rejects with TroubleError where that fails. */
export type ConnectToClass = (signal: AbortSignal) => Promise<ClassConnection>
