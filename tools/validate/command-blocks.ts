import { fillParams } from '../../contract/index.ts'
import { everyNode, lineOf } from './outline.ts'
import type { Project } from './project.ts'

export interface CommandBlock {
  file: string
  /** Of the fence. */
  line: number
  text: string
}

/** The lessons' commands, in English, because they are the same elsewhere; parameters are filled as on a lab. */
export function commandBlocks({ lessons, exercises }: Project): CommandBlock[] {
  return lessons
    .filter(({ language }) => language === 'en')
    .flatMap(({ file, nodes, slug }) => {
      const params = exercises.find(({ id }) => id === slug)?.params[0] ?? {}
      return everyNode(nodes)
        .filter(({ type, lang }) => type === 'code' && lang === 'sh')
        .map((node) => ({ file, line: lineOf(node) ?? 0, text: `${fillParams(node.value ?? '', params)}\n` }))
    })
}
