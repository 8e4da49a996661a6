/** Everything that is loaded only when a lesson shows a picture; see lazy.tsx. */
export { CapabilityMatrix } from './CapabilityMatrix.tsx'
export { NamespaceMap } from './NamespaceMap.tsx'
export { ProcessTree } from './ProcessTree.tsx'
