import { useText } from '../language/use-text.ts'
import type { TreeNode } from './process-tree.ts'
import { tellProcess } from './process-texts.ts'

/** Lists in lists, as the processes are each other's parents. */
export function ProcessWords({ roots, more }: { roots: TreeNode[]; more: number }) {
  const t = useText()
  return (
    <>
      <Nodes nodes={roots} />
      {more > 0 && <p>{t`${more} further processes are not listed.`}</p>}
    </>
  )
}

function Nodes({ nodes }: { nodes: TreeNode[] }) {
  const t = useText()
  return (
    <ul>
      {nodes.map((node) => (
        <li key={node.id}>
          {t(tellProcess(node))}
          {node.children.length > 0 && <Nodes nodes={node.children} />}
        </li>
      ))}
    </ul>
  )
}
