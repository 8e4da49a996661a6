import type { HostProbe } from '../../contract/index.ts'
import type { ContainerInspect } from '../shared/container-types.ts'
import type { ContainerSeen } from './observation.ts'

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
