import type { TreeNode } from './process-tree.ts'

/** A row of the tree as one reads it out. */
export function tellProcess({ label, note, process, container, isFirst }: TreeNode): string {
  if (!process) return label
  const parts = [
    label,
    `pid ${process.pid}${container === undefined ? '' : ` on the host, ${process.innerPid} inside`}`,
    `user ${process.uid}`,
    container === undefined ? '' : `${isFirst ? 'first process of' : 'in'} container ${container}`,
    isFirst ? '' : note,
  ]
  return parts.filter((part) => part !== '').join(', ')
}
