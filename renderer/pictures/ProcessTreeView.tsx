import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Collection } from 'react-aria-components/Collection'
import { Tree, TreeItem, TreeItemContent } from 'react-aria-components/Tree'
import { Icon } from '../ui/Icon.tsx'
import { tellProcess } from './process-texts.ts'
import type { TreeNode } from './process-tree.ts'
import { openIds } from './process-tree.ts'
import style from './ProcessTreeView.module.css'

interface ProcessTreeViewProps {
  roots: TreeNode[]
  /** Processes that were left out. */
  more: number
}

export function ProcessTreeView({ roots, more }: ProcessTreeViewProps) {
  const [byHand, setByHand] = useState<ReadonlyMap<string, boolean>>(new Map())
  const open = openIds(roots, byHand)
  const change = (next: Set<string>) => {
    const changed = [...next.symmetricDifference(open)].map((id) => [id, next.has(id)] as const)
    setByHand(new Map([...byHand, ...changed]))
  }
  return (
    <div className={style.place}>
      <div className={style.head} aria-hidden="true">
        <span>process</span>
        <span>pid on host</span>
        <span>pid inside</span>
        <span>user</span>
      </div>
      <Tree
        className={style.tree}
        aria-label="Processes"
        selectionMode="none"
        items={roots}
        dependencies={[open]}
        expandedKeys={open}
        onExpandedChange={(keys) => change(new Set([...keys].map(String)))}
      >
        {(node) => <Item node={node} open={open} />}
      </Tree>
      {more > 0 && <p className={style.more}>{more} further processes are not shown.</p>}
    </div>
  )
}

function Item({ node, open }: { node: TreeNode; open: ReadonlySet<string> }) {
  const { process, container, isFirst } = node
  return (
    <TreeItem
      id={node.id}
      textValue={node.label}
      aria-label={tellProcess(node)}
      className={style.item}
      hasChildItems={node.children.length > 0}
      data-inside={container !== undefined || undefined}
      data-first={isFirst || undefined}
    >
      <TreeItemContent>
        <div className={style.row} title={process?.command}>
          <span className={style.name}>
            {node.children.length > 0 ? (
              <Button slot="chevron" className={style.chevron}>
                <Icon name="chevron" size={12} />
              </Button>
            ) : (
              <span className={style.chevron} />
            )}
            <span className={style.label}>{node.label}</span>
            {isFirst && <span className={style.container}>{container}</span>}
            {node.note && <span className={style.note}>{node.note}</span>}
          </span>
          <span className={style.number}>{process?.pid}</span>
          <span className={style.number}>{container === undefined ? '' : process?.innerPid}</span>
          <span className={style.number}>{process?.uid}</span>
        </div>
      </TreeItemContent>
      <Collection items={open.has(node.id) ? node.children : []} dependencies={[open]}>
        {(child) => <Item node={child} open={open} />}
      </Collection>
    </TreeItem>
  )
}
