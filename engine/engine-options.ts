import type { ContractRouterClient } from '@orpc/contract'
import type {
  ByteChannel,
  ExerciseDefinition,
  HostName,
  LabState,
  TerminalSize,
  contract,
} from '../contract/index.ts'
import type { ServeAsk } from './classroom/serving/class-starter.ts'
import type { HostedMembership } from './classroom/connection.ts'
import type { ExecOptions, LabHosts, LabProcess, TerminalSource } from './hosts/lab-hosts.ts'
import type { TextChannel } from './rpc/text-channel.ts'
import type { FindHosts } from './system.ts'
import type { SshTarget } from './terminal/ssh-target.ts'

/** The whole engine as its three hosts (Electron, web, command line) see it. */
export interface Engine {
  /** The contract, called in this process. */
  readonly client: ContractRouterClient<typeof contract>
  /** Serves the contract on a channel until either side closes it. */
  attachRpc(channel: TextChannel): void
  /** Connects a terminal's byte channel; closes it when there is no such terminal. */
  attachTerminal(id: string, channel: ByteChannel): void
  /** A process on a host of an open lab; `exercise` may be left out when one lab is open. Throws TroubleError. */
  exec(target: LabTarget, argv: readonly string[], options?: ExecOptions): Promise<LabProcess>
  shell(target: LabTarget, size: TerminalSize): Promise<TerminalSource>
  /** Ends terminals and watches; removes the labs that this kind of process opened where `closeLabs`; releases the database. */
  dispose(options: { closeLabs: boolean }): Promise<void>
  /** For whoever has several engines on one machine. */
  readonly labs: {
    /** Of all exercises, with the time of last use in milliseconds since 1970. */
    list(): { exercise: string; kind: LabState['kind']; session?: string; usedAt: number }[]
    /** Shuts a lab's hosts down until it is opened again; `false` when there is nothing to shut down, or something is under way. */
    putAway(exercise: string): Promise<boolean>
  }
}

export interface LabTarget {
  exercise?: string
  host: HostName
}

export interface EngineOptions {
  /** See home.ts. */
  home: string
  /** A function is called when lab hosts are first needed, and again on `setUp` if it threw a TroubleError. */
  hosts: LabHosts | FindHosts
  // oxlint-disable-next-line typescript/no-explicit-any -- each exercise has an observation of its own
  exercises: readonly ExerciseDefinition<any>[]
  /** Folder of the exercises, for their solutions; labs of this project when absent. */
  labs?: string
  /** The app looks for Docker at once, follows what other processes do and keeps a standby. */
  openedBy: 'app' | 'cli'
  /**
   * Whoever uses it works on another's machine: they learn and change nothing of it, less is kept of them, the log is
   * the owner's, and labs outlast a restart of the machine.
   */
  isGuest?: boolean
  /** Shows a folder on this machine's desktop; absent where there is none. */
  openFolder?(path: string): void
  /** Offers `local` as a host with a shell on this machine. */
  allowLocalShell?: boolean
  /** Servers to offer as hosts, by the name they have here. */
  sshTargets?: Readonly<Record<HostName, SshTarget>>
  /** The class that hosts this engine; absent on a learner's own machine, where one joins. */
  classroom?: HostedMembership
  /** Starts a class server, or finds the one that runs; absent where this kind of app can't. */
  serveClass?(ask?: ServeAsk): Promise<{ link: string }>
}
