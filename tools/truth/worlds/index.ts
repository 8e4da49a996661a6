import type { World } from '../world.ts'
import { imagesRegistry } from './images-registry.ts'
import { imagesSoftware } from './images-software.ts'
import { networkDoors } from './network-doors.ts'
import { networkFilter } from './network-filter.ts'
import { networkPorts } from './network-ports.ts'
import { networkTraffic } from './network-traffic.ts'
import { containersInside } from './containers-inside.ts'
import { kernelLater } from './kernel-later.ts'
import { kernelLimits } from './kernel-limits.ts'
import { kernelRights } from './kernel-rights.ts'
import { kernelUsers } from './kernel-users.ts'
import { hostDaemon } from './host-daemon.ts'
import { hostFiles } from './host-files.ts'
import { hostMounts } from './host-mounts.ts'
import { hostServices } from './host-services.ts'
import { otherLogs } from './other-logs.ts'
import { otherThings } from './other-things.ts'
import { notLoaded } from './not-loaded.ts'
import { vanishing } from './vanishing.ts'

/** All lab hosts of the suite. */
export const worlds: readonly World[] = [
  kernelLater,
  kernelLimits,
  kernelRights,
  kernelUsers,
  containersInside,
  imagesRegistry,
  imagesSoftware,
  networkDoors,
  networkFilter,
  networkPorts,
  networkTraffic,
  hostDaemon,
  hostFiles,
  hostMounts,
  hostServices,
  otherLogs,
  otherThings,
  notLoaded,
  vanishing,
]
