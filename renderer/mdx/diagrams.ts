import { diagramNames } from '../lesson/diagrams/names.ts'
import type { LessonFile, Node } from './nodes.ts'
import { walk } from './nodes.ts'

/** Ends the build where `<Diagram of="…" />` names one that there isn’t. */
export function remarkCheckDiagrams() {
  return (tree: Node, file: LessonFile): void => {
    walk(tree, (node) => {
      if (node.name !== 'Diagram') return
      const of = node.attributes?.find(({ name }) => name === 'of')?.value
      if (!diagramNames.some((name) => name === of))
        file.fail(`<Diagram of="…" /> knows ${diagramNames.join(', ')}, not ${String(of)}.`, {
          place: node.position,
        })
    })
  }
}
