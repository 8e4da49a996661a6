import type { HostProbe, Listener } from '../../contract/index.ts'
import type { ContainerInspect, ContainerSummary } from '../shared/container-types.ts'
import type { ContainerSeen } from './observation.ts'

const MOST_DOORS = 24

/** The container as Docker has it, and its network as the kernel has it. */
export async function seeContainer(master: HostProbe, found: ContainerInspect): Promise<ContainerSeen> {
  const { Running, Pid } = found.State
  const [own, hosts] = Running ? await Promise.all([master.namespaces(Pid), master.namespaces(1)]) : []
  return {
    running: Running,
    ownNetwork: own !== undefined && hosts !== undefined && own.net !== hosts.net,
    restartPolicy: found.HostConfig.RestartPolicy?.Name ?? '',
    published: Object.values(found.NetworkSettings.Ports ?? {})
      .flatMap((bindings) => bindings ?? [])
      .map(({ HostIp, HostPort }) => ({ address: HostIp, port: Number(HostPort) })),
  }
}

/** The ports of the exercise, what listens on master, and what Docker publishes, with or without a listener. */
export function doorsOf(
  known: readonly number[],
  listeners: readonly Listener[],
  containers: readonly ContainerSummary[],
): Set<number> {
  const published = containers.flatMap(({ Ports }) =>
    Ports.flatMap(({ PublicPort }) => (PublicPort === undefined ? [] : [PublicPort])),
  )
  const listening = listeners
    .filter(({ address, pids }) => pids.length > 0 && !address.startsWith('127.') && address !== '::1')
    .map(({ port }) => port)
  return new Set([...new Set([...known, ...published, ...listening])].slice(0, MOST_DOORS))
}
