/** Everything that is loaded only when a lesson shows a picture; see lazy.tsx. */
export { ApiTraffic } from './ApiTraffic.tsx'
export { CapabilityMatrix } from './CapabilityMatrix.tsx'
export { CgroupMeters } from './CgroupMeters.tsx'
export { NamespaceMap } from './NamespaceMap.tsx'
export { PacketPath } from './PacketPath.tsx'
export { ProcessTree } from './ProcessTree.tsx'
export { VmBesideContainer } from './VmBesideContainer.tsx'
