import type { DaemonSeen } from '../shared/judge-daemon.ts'
import type { VmSeen } from '../shared/vm.ts'

export const answerNames = [
  'vm-kernel',
  'container-kernel',
  'renewed-with-master',
  'vm-boot',
  'vm-cost',
  'container-cost',
] as const
export type AnswerName = (typeof answerNames)[number]

export interface ContainerSeen {
  /** As Docker says it: running, exited… */
  status: string
  image: string
  restart: string
  /** Bytes of its control group, without what is only cached; `null` where none runs. */
  memory: number | null
}

/** A container that sees the processes of the host, or has the supplier's files or name. */
export interface Overlooking {
  name: string
  hostProcesses: boolean
  restart: string
  running: boolean
}

/** What the supplier's program said in the virtual machine. */
export interface StrangerSeen {
  /** Asked with it, so that the answer is not an old one. */
  nonce: string
  /** The beginning of the answer, without the password where it was in it. */
  said: string
  status: number | null
  /** Whether the file in the virtual machine is the supplier's, byte for byte. */
  unchanged: boolean
  leaked: boolean
}

/** All that was seen, as plain data: it can be recorded and judged again without Docker. */
export interface Observation {
  at: string
  daemon: DaemonSeen
  answers: Record<AnswerName, string | null>
  vm: VmSeen
  /** The kernel's release as the daemon says it, which runs on it; `null` where it does not answer. */
  hostKernel: string | null
  container: ContainerSeen | null
  overlooking: Overlooking[]
  /** `null` where no virtual machine answers. */
  stranger: StrangerSeen | null
  /** Whether the till runs with its password in its command line, as it was found. */
  till: boolean
}
