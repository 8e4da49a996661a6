import type { HostProbe } from '../../contract/index.ts'
import type { ContainerInspect } from '../shared/container-types.ts'
import type { Tenant } from './observation.ts'

/** The container on master as Docker has it, and its network as the kernel has it. */
export async function seeTenant(master: HostProbe, found: ContainerInspect): Promise<Tenant> {
  const { Running, Pid } = found.State
  const [own, hosts] = Running ? await Promise.all([master.namespaces(Pid), master.namespaces(1)]) : []
  return { running: Running, ownNetwork: own !== undefined && hosts !== undefined && own.net !== hosts.net }
}
