import type { DaemonSeen } from '../shared/judge-daemon.ts'
import type { VmSeen } from '../shared/vm.ts'

export const answerNames = ['master-guards', 'vm-guards', 'without-filter', 'filter-of-holes'] as const
export type AnswerName = (typeof answerNames)[number]

export interface FilterSeen {
  name: string
  /** As Docker says it: running, exited… */
  status: string
  /** The kernel's word on its first process: 0 none, 2 a filter; `null` where none runs. */
  mode: number | null
  /** Whether it was given a filter that lets everything through. */
  holes: boolean
}

/** One file that the board's program was told to read. */
export interface ReadTried {
  path: string
  /** 0 where the program read it. */
  status: number
  said: string
}

/** What came of the board's program in the virtual machine; see try-board.ts. */
export interface BoardTried {
  at: string
  notice: ReadTried
  key: ReadTried
  other: ReadTried
  /** Whether the key is where it was, for a program that nobody confines. */
  keyThere: boolean
  /** Whether the program is the one that was found. */
  unchanged: boolean
  /** Whether the board's page still shows the notice. */
  page: boolean
  /** AppArmor's mode for the program while it ran: "/srv/herald/cat (enforce)", "unconfined". */
  confinement: string
}

/** All that was seen, as plain data: it can be recorded and judged again without Docker. */
export interface Observation {
  at: string
  daemon: DaemonSeen
  answers: Record<AnswerName, string | null>
  /** Security modules at work on master, from its kernel; `null` where it can't be asked. */
  modules: string[] | null
  /** Whether master's kernel has seccomp. */
  seccomp: boolean
  filters: FilterSeen[]
  vm: VmSeen
  /** `null` where no virtual machine answers. */
  board: BoardTried | null
}
