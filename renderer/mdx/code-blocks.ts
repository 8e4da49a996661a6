import type { ShikiTransformer } from 'shiki'
import type { LessonFile, Node } from './nodes.ts'
import { walk } from './nodes.ts'

/** What a fence may say after its language: ```` ```sh host=master title="The drop-in" ````. */
export interface CodeMeta {
  host?: string
  title?: string
}

const known: Record<keyof CodeMeta, RegExp> = { host: /^[a-z][a-z0-9-]{1,30}$/, title: /\S/ }

/** Reads a fence's meta; the text of an error where it can't be understood. */
export function parseCodeMeta(meta: string): CodeMeta | string {
  const found: Record<string, string> = {}
  for (const [whole, name = '', quoted, bare] of meta.matchAll(/([^\s=]+)(?:=(?:"([^"]*)"|(\S*)))?/g)) {
    const value = quoted ?? bare
    const form = known[name as keyof CodeMeta]
    if (!form || value === undefined || !form.test(value)) {
      return `A code block knows host=<name> and title="…", not ${whole}.`
    }
    found[name] = value
  }
  return found
}

/** Languages that lessons use. */
export const languages = [
  'sh',
  'console',
  'json',
  'yaml',
  'ini',
  'dockerfile',
  'http',
  'xml',
  'text',
] as const

/** Ends the build where a fence's language or meta is wrong. */
export function remarkCheckCode() {
  return (tree: Node, file: LessonFile): void => {
    walk(tree, (node) => {
      if (node.type !== 'code') return
      const { lang, meta, position: place } = node
      if (lang && !languages.some((language) => language === lang)) {
        file.fail(`A code block is in one of ${languages.join(', ')}, not in ${lang}.`, { place })
      }
      const parsed = parseCodeMeta(meta ?? '')
      if (typeof parsed === 'string') file.fail(parsed, { place })
    })
  }
}

/** Hands the meta on to the component that draws the block, as data attributes of `pre`. */
export const exposeMeta: ShikiTransformer = {
  name: 'bulkhead:meta',
  pre(node) {
    const meta = parseCodeMeta(this.options.meta?.__raw ?? '')
    if (typeof meta === 'string') return
    node.properties = { 'data-language': this.options.lang, 'data-host': meta.host, 'data-title': meta.title }
  },
}
