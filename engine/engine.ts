import type { ByteChannel, HostName, contract } from '../contract/index.ts'
import type { ContractRouterClient } from '@orpc/contract'
import type { ExecOptions, LabProcess, TerminalSource } from './hosts/lab-hosts.ts'

/** The whole engine as its three hosts (Electron, web, command line) see it. */
export interface Engine {
  /** The contract, called in this process. */
  readonly client: ContractRouterClient<typeof contract>
  /** Connects a terminal's byte channel; closes it when there is no such terminal. */
  attachTerminal(id: string, channel: ByteChannel): void
  /** A process on a host of an open lab; `exercise` may be left out when one lab is open. Throws TroubleError. */
  exec(target: { exercise?: string; host: HostName }, argv: readonly string[], options?: ExecOptions): Promise<LabProcess>
  shell(target: { exercise?: string; host: HostName }, size: { cols: number; rows: number }): Promise<TerminalSource>
  /** Ends terminals and watches; removes the labs that this process opened where `closeLabs`; releases the database. */
  dispose(options: { closeLabs: boolean }): Promise<void>
}
