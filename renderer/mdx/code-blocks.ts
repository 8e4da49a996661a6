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

/** Ends the build where a fence's meta is wrong. */
export function remarkCheckCode() {
  return (tree: Node, file: LessonFile): void => {
    walk(tree, (node) => {
      const meta = node.type === 'code' && node.meta ? parseCodeMeta(node.meta) : {}
      if (typeof meta === 'string') file.fail(meta, { place: node.position })
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
