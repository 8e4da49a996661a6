import { Visitor } from 'vite'
import { parseModule } from '../../lib/parse-module.ts'
import type { Check, Problem } from '../problem.ts'
import type { Project, SourceFile } from '../project.ts'

/** What is put into a message is data or a message: English words in it would stay English. */
export const englishValues: Check<Project> = {
  id: 'english-values',
  title: 'Messages: no English words among the values',
  find: ({ modules }) => modules.flatMap(valuesIn),
}

/** Words that nothing but English prose is made of. */
const ENGLISH =
  /(?<![\w/.=-])(the|is|are|was|were|does|not|of|to|from|for|with|without|and|or|its?|has|have|may|can|nothing|everybody|open|closed|none|unknown|yes|still|only|there|one|also|but|by|in|on|at)(?![\w/.=-])|\bno [a-z]/

const isEnglish = (text: string): boolean =>
  ENGLISH.test(text) || /\b[a-z]{3,} [a-z]{3,} [a-z]{3,}\b/.test(text)

interface Expression {
  type: string
  start: number
  value?: unknown
  expression?: Expression
  consequent?: Expression
  alternate?: Expression
  left?: Expression
  right?: Expression
  quasis?: { value: { raw: string } }[]
  expressions?: Expression[]
}

/** Strings that an expression says itself; what it calls is not looked into. */
function stringsIn(node: Expression | undefined): { start: number; value: string }[] {
  switch (node?.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [{ start: node.start, value: node.value }] : []
    case 'ParenthesizedExpression':
      return stringsIn(node.expression)
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].flatMap(stringsIn)
    case 'LogicalExpression':
    case 'BinaryExpression':
      return [node.left, node.right].flatMap(stringsIn)
    case 'TemplateLiteral':
      return [
        { start: node.start, value: (node.quasis ?? []).map(({ value }) => value.raw).join(' … ') },
        ...(node.expressions ?? []).flatMap(stringsIn),
      ]
    default:
      return []
  }
}

export function valuesIn({ file, text }: SourceFile): Problem[] {
  const found: Problem[] = []
  new Visitor({
    TaggedTemplateExpression({ tag, quasi }) {
      if (!['msg', 't', 't.rich'].includes(text.slice(tag.start, tag.end))) return
      for (const expression of quasi.expressions) {
        for (const { start, value } of stringsIn(expression as unknown as Expression)) {
          if (!isEnglish(value)) continue
          const line = text.slice(0, start).split('\n').length
          found.push({
            file,
            line,
            says: `“${value}” is English among a message’s values: make it a message, or two whole sentences.`,
          })
        }
      }
    },
  }).visit(parseModule(file, text).program)
  return found
}
