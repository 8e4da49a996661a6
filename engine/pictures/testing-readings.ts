import type { ProcessesReading } from './readings.ts'

export const web = '91b8f34d4bbf'
export const idle = '52d481da8f5b'

const set = '00000000a80425fb'
type Process = ProcessesReading['processes'][number]

/** A process of the lab host itself, or of what else is said. */
export const processOf = (pid: number, other: Partial<Process> = {}): Process => ({
  pid,
  ppid: 1,
  innerPid: pid,
  name: 'sleep',
  command: 'sleep 9999',
  uid: 0,
  container: null,
  namespaces: { cgroup: '1', ipc: '2', mnt: '3', net: '4', pid: '5', user: '6', uts: '7' },
  capabilities: { effective: set, permitted: set, inheritable: set, bounding: set, ambient: set },
  noNewPrivileges: false,
  seccomp: 2,
  ...other,
})

/** As the agent sends it. */
export const seenProcesses = (...processes: Process[]) => ({ seen: { processes, more: 0 } })
