import type { PicturedContainer, PicturedProcess, ProcessesPicture } from '../../contract/index.ts'
import { type Names, containerOf } from './container-names.ts'
import type { ProcessesReading } from './readings.ts'

/** The first process of each container, by its id: number 1 of its own PID namespace where it has one. */
export function firstProcesses(processes: readonly PicturedProcess[]): Map<string, number> {
  const first = new Map<string, PicturedProcess>()
  for (const process of processes) {
    if (process.container === null) continue
    const known = first.get(process.container)
    if (!known || (known.innerPid !== 1 && process.innerPid === 1)) first.set(process.container, process)
  }
  return new Map([...first].map(([container, { pid }]) => [container, pid]))
}

export function processesPicture(
  { processes, more }: ProcessesReading,
  names: Names,
): Omit<ProcessesPicture, 'at'> {
  const containers = [...firstProcesses(processes)].map(([id, pid]): PicturedContainer =>
    containerOf(id, pid, names),
  )
  return { kind: 'processes', containers, processes, more }
}
