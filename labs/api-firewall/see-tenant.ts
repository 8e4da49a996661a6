import type { HostProbe } from '../../contract/index.ts'
import type { ContainerInspect } from '../../readings/container-types.ts'
import { hasOwnNetwork } from '../shared/containers.ts'
import type { Tenant } from './observation.ts'

/** The container on master as Docker has it, and its network as the kernel has it. */
export async function seeTenant(master: HostProbe, found: ContainerInspect): Promise<Tenant> {
  return { running: found.State.Running, ownNetwork: await hasOwnNetwork(master, found) }
}
