import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import type { LessonFile, Node } from './nodes.ts'

/** What every lesson says about itself at its top. */
export const Frontmatter = z.strictObject({
  title: z.string().min(1),
  /** One or two sentences. */
  summary: z.string().min(1),
  minutes: z.number().int().positive(),
  /** The exercise whose lab, tasks and parameters go with the lesson. */
  exercise: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/),
})
export type Frontmatter = z.infer<typeof Frontmatter>

/** Ends the build at the exact line when a lesson's frontmatter is missing or wrong. */
export function remarkCheckFrontmatter() {
  return (tree: Node, file: LessonFile): void => {
    const node = tree.children?.find((child) => child.type === 'yaml')
    if (!node) file.fail('A lesson starts with frontmatter: title, summary, minutes, exercise.')
    const lines = new LineCounter()
    const document = parseDocument(node.value ?? '', { lineCounter: lines })
    // The YAML begins on the line below the opening `---`.
    const firstLine = (node.position?.start.line ?? 1) + 1
    const at = (offset: number) => {
      const { line, col } = lines.linePos(offset)
      return { line: firstLine + line - 1, column: col }
    }
    const syntax = document.errors[0]
    if (syntax) file.fail(syntax.message, { place: at(syntax.pos[0]) })
    const issue = Frontmatter.safeParse(document.toJS()).error?.issues[0]
    if (!issue) return
    const name = issue.code === 'unrecognized_keys' ? issue.keys[0] : issue.path[0]
    const value = document.getIn([name], true) as { range?: [number, number, number] } | undefined
    file.fail(`Frontmatter: ${String(name ?? '')} ${issue.message}`, {
      place: value?.range ? at(value.range[0]) : node.position,
    })
  }
}
