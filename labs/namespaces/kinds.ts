import type { NamespaceKind } from '../../contract/index.ts'
import type { Inodes } from './observation.ts'

/** Those that Docker gives every container of its own, whatever the kernel's version of control groups. */
export const usualKinds = ['ipc', 'mnt', 'net', 'pid', 'uts'] as const satisfies readonly NamespaceKind[]

/** Kinds that one container can take from another. */
export const lendableKinds = ['ipc', 'net', 'pid'] as const satisfies readonly NamespaceKind[]

/** All but `user`, which is the host's as long as Docker does not remap users. */
export const ownKinds = ['cgroup', ...usualKinds] as const satisfies readonly NamespaceKind[]

export function sharedBy<Kind extends NamespaceKind>(kinds: readonly Kind[], a: Inodes, b: Inodes): Kind[] {
  return kinds.filter((kind) => a[kind] === b[kind])
}

/** What people call the kinds. */
const synonyms: Record<string, NamespaceKind> = {
  network: 'net',
  process: 'pid',
  processes: 'pid',
  pids: 'pid',
  mount: 'mnt',
  mounts: 'mnt',
  hostname: 'uts',
}

/** The kinds that an answer names, each once. */
export function kindsIn(answer: string): string[] {
  const words = answer.toLowerCase().match(/[a-z]+/g) ?? []
  const known: readonly string[] = [...ownKinds, 'user', 'time']
  const named = words.map((word) => synonyms[word] ?? word).filter((word) => known.includes(word))
  return [...new Set(named)]
}
