import { cpus, loadavg, platform, release, totalmem } from 'node:os'

export interface Machine {
  cpu: string
  cores: number
  /** In GiB. */
  memory: number
  system: string
  /** Version and cgroup version. */
  docker: string
  node: string
}

export function describeMachine(docker: string): Machine {
  const cores = cpus()
  return {
    cpu: cores[0]?.model.trim() ?? 'unknown',
    cores: cores.length,
    memory: Math.round(totalmem() / 1024 ** 3),
    system: `${platform()} ${release()}`,
    docker,
    node: process.version,
  }
}

export const machineText = ({ cpu, cores, memory, system, docker, node }: Machine): string =>
  `${cpu}, ${cores} cores, ${memory} GiB; ${system}; ${docker}; Node ${node}`

/** Average number of processes that wanted to run in the last minute. */
export const load = (): number => loadavg()[0] ?? 0
