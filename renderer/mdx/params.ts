import type { ShikiTransformer } from 'shiki'
import type { LessonFile, Node } from './nodes.ts'
import { walk } from './nodes.ts'

/** A parameter as lessons write it; contract/exercise.ts fills the same form. */
const placeholder = /__[a-z][A-Za-z0-9]*__/g

/** `__plainPort__` in prose is a parameter, though Markdown reads it as strong text: puts it back. */
export function remarkKeepParams() {
  return (tree: Node, file: LessonFile): void => {
    const source = String(file.value)
    walk(tree, (node) => {
      const { start, end } = node.position ?? {}
      if (node.type !== 'strong' || start?.offset === undefined || end?.offset === undefined) return
      const written = source.slice(start.offset, end.offset)
      if (written.replace(placeholder, '') !== '') return
      node.type = 'text'
      node.value = written
      delete node.children
    })
  }
}

/** Keeps a parameter in one element, wherever the grammar would have cut it. */
export const keepParamsWhole: ShikiTransformer = {
  name: 'bulkhead:params',
  preprocess(code, options) {
    options.decorations = [...code.matchAll(placeholder)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      properties: { 'data-param': match[0] },
      alwaysWrap: true,
    }))
  },
}
