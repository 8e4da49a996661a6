import { Visitor } from 'vite'
import { parseModule } from '../../lib/parse-module.ts'
import type { Check, Problem } from '../problem.ts'
import type { Project, SourceFile } from '../project.ts'

/** What a page shows or says to a screen reader is a message. */
export const shownTexts: Check<Project> = {
  id: 'shown-texts',
  title: 'The window: texts, labels and titles are messages',
  find: ({ modules }) =>
    modules.filter(({ file }) => file.startsWith('renderer/') && file.endsWith('.tsx')).flatMap(textsIn),
}

/** Attributes that are shown or read out. */
const SAID = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'title',
  'placeholder',
  'label',
  'alt',
  'description',
  'errorMessage',
])
/** Names, also those of keys, are the same in every language; so is “Aa” for upper and lower case. */
const NAMES = /\b(Bulkhead|Docker|GitHub|Esc|Ctrl|Shift|Alt|Enter|Tab|Aa)\b/g

const isWords = (text: string): boolean => /\p{L}{2,}/u.test(text.replace(NAMES, ''))

interface Literal {
  type: string
  start: number
  value?: unknown
  expression?: Literal
  consequent?: Literal
  alternate?: Literal
  left?: Literal
  right?: Literal
  operator?: string
  quasis?: { value: { raw: string } }[]
}

/** The strings that an expression may come to, as far as it says them itself. */
function stringsIn(node: Literal | null | undefined): Literal[] {
  switch (node?.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node] : []
    case 'JSXExpressionContainer':
    case 'ParenthesizedExpression':
      return stringsIn(node.expression)
    case 'ConditionalExpression':
      return [...stringsIn(node.consequent), ...stringsIn(node.alternate)]
    case 'LogicalExpression':
      return [...stringsIn(node.left), ...stringsIn(node.right)]
    case 'TemplateLiteral': {
      const value = (node.quasis ?? []).map((quasi) => quasi.value.raw).join(' ')
      return [{ type: 'Literal', start: node.start, value }]
    }
    default:
      return []
  }
}

export function textsIn({ file, text }: SourceFile): Problem[] {
  const found: Problem[] = []
  const add = (start: number, words: string) =>
    found.push({
      file,
      line: text.slice(0, start).split('\n').length,
      says: `“${words.trim().slice(0, 60)}” is shown and no message: write {t\`…\`}.`,
    })
  const addStrings = (node: unknown) => {
    for (const { start, value } of stringsIn(node as Literal))
      if (isWords(String(value))) add(start, String(value))
  }
  new Visitor({
    JSXText({ value, start }) {
      if (isWords(value)) add(start + (/^\s*/.exec(value)?.[0].length ?? 0), value)
    },
    JSXAttribute({ name, value }) {
      if (name.type === 'JSXIdentifier' && SAID.has(name.name)) addStrings(value)
    },
    JSXElement({ children }) {
      for (const child of children) if (child.type === 'JSXExpressionContainer') addStrings(child)
    },
  }).visit(parseModule(file, text).program)
  return found
}
