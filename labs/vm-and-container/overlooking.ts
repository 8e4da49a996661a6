import type { HostProbe } from '../../contract/index.ts'
import type { ContainerSummary } from '../../readings/container-types.ts'
import { inspectContainer } from '../shared/containers.ts'
import type { Overlooking } from './observation.ts'

/** Containers that share the host's processes, by the kernel's word, or have the supplier's files or name. */
export async function seeOverlooking(
  host: HostProbe,
  list: readonly ContainerSummary[],
  stranger: string,
): Promise<Overlooking[]> {
  const own = await host.namespaces(1)
  const found = await Promise.all(list.map((summary) => look(host, summary, stranger, own?.pid)))
  return found.filter((each) => each !== null)
}

async function look(
  host: HostProbe,
  { Id, Names }: ContainerSummary,
  stranger: string,
  hostProcesses: string | undefined,
): Promise<Overlooking | null> {
  const inspected = await inspectContainer(host, Id)
  if (!inspected) return null
  const { State, HostConfig, Mounts } = inspected
  const name = (Names[0] ?? Id.slice(0, 12)).replace(/^\//, '')
  const namespaces = State.Pid > 0 ? await host.namespaces(State.Pid) : undefined
  const shares = namespaces ? namespaces.pid === hostProcesses : HostConfig.PidMode === 'host'
  const itsFiles = Mounts.some(({ Source }) => Source.startsWith(`/srv/${stranger}`))
  if (!shares && !itsFiles && name !== stranger) return null
  return {
    name,
    hostProcesses: shares,
    restart: HostConfig.RestartPolicy?.Name || 'no',
    running: State.Running,
  }
}
