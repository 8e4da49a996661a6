import type { ContractRouterClient } from '@orpc/contract'
import type { ByteChannel, Trouble } from '../../contract/index.ts'
import type { PersonId, classContract } from '../../contract/class/index.ts'

/** A learner's engine connected to its class: over the network, or within the class server's own process. */
export interface ClassConnection {
  readonly member: ContractRouterClient<(typeof classContract)['member']>
  /** A channel on which one terminal is shown to whoever looks: frames of contract/frames.ts; of what comes back only Ack is heeded. */
  openTerminal(look: string, terminal: string): ByteChannel
  /** Resolves when it is over; `refused` when coming again is of no use. */
  readonly closed: Promise<{ refused: boolean; trouble: Trouble | null }>
  close(): void
}

/**
 * Connects once; rejects with TroubleError where that fails. `key` is what this engine's reports are signed with (SPKI in
 * DER, base64): kept in its home, so the same for as long as that is there. The class knows a device of a learner's own
 * machine by its token and has its key since it joined; of a hosted lab it is told here.
 */
export type ConnectToClass = (signal: AbortSignal, key: string) => Promise<ClassConnection>

/** A learner whose labs are hosted: there is nothing to join, and no leaving. */
export interface HostedMembership {
  connect: ConnectToClass
  className: string
  me: { id: PersonId; name: string }
}
