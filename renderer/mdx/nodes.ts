/** What the lesson plugins need of a Markdown tree; the full types would say no more to them. */
export interface Node {
  type: string
  value?: string
  lang?: string | null
  meta?: string | null
  /** Of a component: what it is called, and what it was given. */
  name?: string | null
  attributes?: Attribute[]
  children?: Node[]
  position?: Range
}

export interface Attribute {
  type: string
  name?: string
  value?: unknown
}

interface Range {
  start: Point
  end: Point
}

export interface Point {
  line: number
  column: number
  offset?: number
}

export type Place = Point | Range

/** The part of a VFile that plugins use. `fail` ends the build with the file, the line and the reason. */
export interface LessonFile {
  value: unknown
  fail(reason: string, options?: { place?: Place }): never
}

/** Calls `visit` for every node, parents first. */
export function walk(node: Node, visit: (node: Node) => void): void {
  visit(node)
  for (const child of node.children ?? []) walk(child, visit)
}

/** All text in a node. */
export function textIn(node: Node): string {
  return (node.value ?? '') + (node.children ?? []).map(textIn).join('')
}
