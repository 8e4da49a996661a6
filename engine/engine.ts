import type { ContractRouterClient } from '@orpc/contract'
import type { ByteChannel, ExerciseDefinition, HostName, contract } from '../contract/index.ts'
import type { ExecOptions, LabHosts, LabProcess, TerminalSource } from './hosts/lab-hosts.ts'
import type { TextChannel } from './rpc/text-channel.ts'

/** The whole engine as its three hosts (Electron, web, command line) see it. */
export interface Engine {
  /** The contract, called in this process. */
  readonly client: ContractRouterClient<typeof contract>
  /** Serves the contract on a channel until either side closes it. */
  attachRpc(channel: TextChannel): void
  /** Connects a terminal's byte channel; closes it when there is no such terminal. */
  attachTerminal(id: string, channel: ByteChannel): void
  /** A process on a host of an open lab; `exercise` may be left out when one lab is open. Throws TroubleError. */
  exec(target: { exercise?: string; host: HostName }, argv: readonly string[], options?: ExecOptions): Promise<LabProcess>
  shell(target: { exercise?: string; host: HostName }, size: { cols: number; rows: number }): Promise<TerminalSource>
  /** Ends terminals and watches; removes the labs that this process opened where `closeLabs`; releases the database. */
  dispose(options: { closeLabs: boolean }): Promise<void>
}

export interface EngineOptions {
  /** See home.ts. */
  home: string
  /** A function is called when lab hosts are first needed, and again on `setUp` if it threw a TroubleError. */
  hosts: LabHosts | (() => Promise<LabHosts>)
  // oxlint-disable-next-line typescript/no-explicit-any -- each exercise has an observation of its own
  exercises: readonly ExerciseDefinition<any>[]
  openedBy: 'app' | 'cli'
  /** Offers `local` as a host with a shell on this machine. */
  allowLocalShell?: boolean
}
