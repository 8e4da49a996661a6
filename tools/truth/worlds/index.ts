import type { World } from '../world.ts'
import { networkDoors } from './network-doors.ts'
import { networkFilter } from './network-filter.ts'
import { networkPorts } from './network-ports.ts'
import { networkTraffic } from './network-traffic.ts'
import { containersInside } from './containers-inside.ts'
import { kernelLater } from './kernel-later.ts'
import { kernelLimits } from './kernel-limits.ts'
import { kernelRights } from './kernel-rights.ts'
import { kernelUsers } from './kernel-users.ts'
import { vanishing } from './vanishing.ts'

/** All lab hosts of the suite. */
export const worlds: readonly World[] = [
  kernelLater,
  kernelLimits,
  kernelRights,
  kernelUsers,
  containersInside,
  networkDoors,
  networkFilter,
  networkPorts,
  networkTraffic,
  vanishing,
]
