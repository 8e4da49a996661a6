import type { HostProbe } from '../../contract/index.ts'
import type { ContainerInspect } from '../../readings/container-types.ts'
import { hasOwnNetwork } from '../shared/containers.ts'
import type { ContainerSeen } from './observation.ts'

/** The container as Docker has it, and its network as the kernel has it. */
export async function seeContainer(master: HostProbe, found: ContainerInspect): Promise<ContainerSeen> {
  return {
    running: found.State.Running,
    ownNetwork: await hasOwnNetwork(master, found),
    restartPolicy: found.HostConfig.RestartPolicy?.Name ?? '',
    published: Object.values(found.NetworkSettings.Ports ?? {})
      .flatMap((bindings) => bindings ?? [])
      .map(({ HostIp, HostPort }) => ({ address: HostIp, port: Number(HostPort) })),
  }
}
