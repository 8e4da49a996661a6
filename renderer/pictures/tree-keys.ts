import type { TreeNode } from './process-tree.ts'

/** A node that can be seen, because all above it are open. */
export interface VisibleNode {
  node: TreeNode
  /** From 1. */
  level: number
  /** Among its siblings, from 1. */
  position: number
  siblings: number
  /** Index of its parent in the same list. */
  parent: number
}

/** What a key does: sends the focus to another row, or opens or closes the one it is on. */
export type TreeMove = { focus: number } | { toggle: string }

export function visibleNodes(roots: readonly TreeNode[], open: ReadonlySet<string>): VisibleNode[] {
  const visible: VisibleNode[] = []
  const add = (nodes: readonly TreeNode[], level: number, parent: number) => {
    for (const [index, node] of nodes.entries()) {
      visible.push({ node, level, position: index + 1, siblings: nodes.length, parent })
      if (open.has(node.id)) add(node.children, level + 1, visible.length - 1)
    }
  }
  add(roots, 1, -1)
  return visible
}

/** The keys of the ARIA tree pattern. */
export function moveInTree(
  key: string,
  rows: readonly VisibleNode[],
  at: number,
  open: ReadonlySet<string>,
): TreeMove | undefined {
  const row = rows[at]
  if (!row) return undefined
  const { id, children } = row.node
  const go = (index: number): TreeMove => ({ focus: Math.max(0, Math.min(rows.length - 1, index)) })
  switch (key) {
    case 'ArrowUp':
      return go(at - 1)
    case 'ArrowDown':
      return go(at + 1)
    case 'PageUp':
      return go(at - 8)
    case 'PageDown':
      return go(at + 8)
    case 'Home':
      return go(0)
    case 'End':
      return go(rows.length - 1)
    case 'ArrowRight':
      if (children.length === 0) return go(at)
      return open.has(id) ? go(at + 1) : { toggle: id }
    case 'ArrowLeft':
      if (children.length > 0 && open.has(id)) return { toggle: id }
      return go(row.parent < 0 ? at : row.parent)
    case 'Enter':
    case ' ':
      return children.length > 0 ? { toggle: id } : go(at)
    default:
      return undefined
  }
}
