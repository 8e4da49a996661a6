import type { AuditItem } from '../item.ts'
import { kernelCurrent } from './k1-kernel-current.ts'
import { userNamespace } from './k2-user-namespace.ts'
import { controlGroups } from './k3-control-groups.ts'
import { securityModule } from './k4-security-module.ts'
import { capabilities } from './k5-capabilities.ts'
import { seccomp } from './k6-seccomp.ts'
import { hostNamespaces } from './k7-host-namespaces.ts'
import { ownPartition } from './h1-own-partition.ts'
import { services } from './h2-services.ts'
import { sensitiveMounts } from './h3-sensitive-mounts.ts'
import { auditRules } from './h4-audit-rules.ts'
import { openFiles } from './h5-open-files.ts'
import { dockerFiles } from './h6-docker-files.ts'
import { inventory } from './h7-inventory.ts'
import { containerTraffic } from './n1-container-traffic.ts'
import { iptables } from './n2-iptables.ts'
import { daemonBindings } from './n3-daemon-bindings.ts'
import { privilegedPorts } from './n4-privileged-ports.ts'
import { openPorts } from './n5-open-ports.ts'
import { hostNetwork } from './n6-host-network.ts'
import { boundInterface } from './n7-bound-interface.ts'
import { localRegistry } from './i1-local-registry.ts'
import { imageSoftware } from './i2-image-software.ts'
import { secureChannel } from './i3-secure-channel.ts'
import { rebuiltImages } from './i4-rebuilt-images.ts'
import { tags } from './i5-tags.ts'
import { imageScan } from './i6-image-scan.ts'
import { imageSigning } from './i7-image-signing.ts'
import { minimal } from './c1-minimal.ts'
import { oneProcess } from './c2-one-process.ts'
import { privileged } from './c3-privileged.ts'
import { sshServer } from './c4-ssh-server.ts'
import { readOnlyRoot } from './c5-read-only-root.ts'
import { volumes } from './c6-volumes.ts'
import { restart } from './c7-restart.ts'
import { pidsLimit } from './c8-pids-limit.ts'
import { regularAudits } from './o1-regular-audits.ts'
import { leastPrivilege } from './o2-least-privilege.ts'
import { containerCount } from './o3-container-count.ts'
import { monitoring } from './o4-monitoring.ts'
import { detection } from './o5-detection.ts'
import { logCollection } from './o6-log-collection.ts'

/** How each item of the baseline is judged, in its order. */
export const items: readonly AuditItem[] = [
  kernelCurrent,
  userNamespace,
  controlGroups,
  securityModule,
  capabilities,
  seccomp,
  hostNamespaces,
  ownPartition,
  services,
  sensitiveMounts,
  auditRules,
  openFiles,
  dockerFiles,
  inventory,
  containerTraffic,
  iptables,
  daemonBindings,
  privilegedPorts,
  openPorts,
  hostNetwork,
  boundInterface,
  localRegistry,
  imageSoftware,
  secureChannel,
  rebuiltImages,
  tags,
  imageScan,
  imageSigning,
  minimal,
  oneProcess,
  privileged,
  sshServer,
  readOnlyRoot,
  volumes,
  restart,
  pidsLimit,
  regularAudits,
  leastPrivilege,
  containerCount,
  monitoring,
  detection,
  logCollection,
]
