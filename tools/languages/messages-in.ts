import { Visitor } from 'vite'
import { parseModule } from '../lib/parse-module.ts'

/** A message as a source file writes it. */
export interface WrittenMessage {
  text: string
  /** Of the template, from 1. */
  line: number
}

const VERBATIM = '{0}'

/** Whether a tag makes a message: msg, and t where it is shown at once. */
function saysSomething(source: string, tag: { start: number; end: number }): boolean {
  return ['msg', 't', 't.rich'].includes(source.slice(tag.start, tag.end))
}

/** Every message of a module, in order. Throws when it can't be parsed. */
export function messagesIn(file: string, source: string): WrittenMessage[] {
  const found: WrittenMessage[] = []
  new Visitor({
    TaggedTemplateExpression({ tag, quasi, start }) {
      if (!saysSomething(source, tag)) return
      const text = quasi.quasis
        .map(({ value }, index) => (index === 0 ? '' : `{${index - 1}}`) + (value.cooked ?? value.raw))
        .join('')
      if (text !== VERBATIM) found.push({ text, line: source.slice(0, start).split('\n').length })
    },
  }).visit(parseModule(file, source).program)
  return found
}
