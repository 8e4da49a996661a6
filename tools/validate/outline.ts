import { type Attribute, type Node, headingId, textIn } from '../../renderer/mdx/lesson-syntax.ts'

/** What a lesson's build and structure are, whatever its language. */
export interface Part {
  /** As a person would call it: `a heading of level 2`, `<Note>`. */
  says: string
  /** What must be the same in every language, byte by byte. */
  holds?: string
  line?: number
}

/** Attributes that are prose. */
const PROSE = new Set(['ask', 'title', 'caption', 'label'])

export const isComponent = ({ type, name }: Node): boolean =>
  (type === 'mdxJsxFlowElement' || type === 'mdxJsxTextElement') && /^[A-Z]/.test(name ?? '')

/** Every node, parents first. */
export function everyNode(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => [node, ...everyNode(node.children ?? [])])
}

export const lineOf = ({ position }: Node): number | undefined => position?.start.line

/** Headings, tables, lists, code and components, in order; those in one sentence stand as its language has them. */
export function outlineOf(nodes: readonly Node[]): Part[] {
  return nodes.flatMap((node) => {
    const own = partOf(node)
    const within = outlineOf(node.children ?? [])
    const isText = node.type === 'paragraph' || node.type === 'tableCell'
    const ordered = isText ? within.toSorted((a, b) => (a.says < b.says ? -1 : 1)) : within
    return own ? [{ ...own, line: lineOf(node) }, ...ordered] : ordered
  })
}

interface Detailed extends Node {
  depth?: number
  ordered?: boolean | null
  url?: string
}

function partOf(node: Detailed): Part | undefined {
  if (isComponent(node)) {
    const given = (node.attributes ?? []).filter(({ name }) => !PROSE.has(name ?? '')).map(attributeText)
    return { says: `<${[node.name, ...given].join(' ')}>` }
  }
  switch (node.type) {
    case 'heading':
      return { says: `a heading of level ${node.depth ?? 0}` }
    case 'code': {
      const meta = (node.meta ?? '').replace(/title="[^"]*"/, 'title="…"').trim()
      return { says: `a code block \`${`${node.lang ?? ''} ${meta}`.trim()}\``, holds: node.value }
    }
    case 'table':
      return {
        says: `a table of ${node.children?.length ?? 0} × ${node.children?.[0]?.children?.length ?? 0}`,
      }
    case 'list':
      return { says: `${node.ordered ? 'a numbered list' : 'a list'} of ${node.children?.length ?? 0}` }
    case 'image':
      return { says: `the image ${node.url ?? ''}` }
    case 'blockquote':
      return { says: 'a quotation' }
    case 'thematicBreak':
      return { says: 'a line across' }
    default:
      return undefined
  }
}

function attributeText({ name = '', value }: Attribute): string {
  if (value === null || value === undefined) return name
  return `${name}="${typeof value === 'string' ? value : JSON.stringify(value)}"`
}

/** The headings that have an address, in order. */
export function headingsOf(nodes: readonly Node[]): { id: string; line?: number }[] {
  return everyNode(nodes)
    .filter((node: Detailed) => node.type === 'heading' && (node.depth === 2 || node.depth === 3))
    .map((node) => ({ id: headingId(textIn(node).replaceAll('__', '')), line: lineOf(node) }))
}

/** Where links and images lead. */
export function linksOf(nodes: readonly Node[]): { url: string; line?: number; isImage: boolean }[] {
  return everyNode(nodes).flatMap((node: Detailed) =>
    ['link', 'image', 'definition'].includes(node.type)
      ? [{ url: node.url ?? '', line: lineOf(node), isImage: node.type === 'image' }]
      : [],
  )
}
