/** An element of one of firewalld's files. */
export interface XmlElement {
  name: string
  attributes: Record<string, string>
  children: XmlElement[]
  /** What stands directly in it. */
  text: string
}

const TAG = /<(\/?)([\w-]+)((?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g
const ATTRIBUTE = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** Reads as much XML as firewalld's files have; `undefined` for what isn't any. */
export function parseXml(text: string): XmlElement | undefined {
  const source = text.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, '')
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  let read = 0
  for (const { 0: tag, 1: closes, 2: name = '', 3: attributes = '', 4: empty, index } of source.matchAll(
    TAG,
  )) {
    const within = open.at(-1) ?? root
    within.text += unescape(source.slice(read, index)).trim()
    read = index + tag.length
    if (closes) {
      if (within.name !== name) return undefined
      open.pop()
      continue
    }
    const element: XmlElement = { name, attributes: attributesOf(attributes), children: [], text: '' }
    within.children.push(element)
    if (!empty) open.push(element)
  }
  return open.length === 1 ? root.children[0] : undefined
}

export function childrenOf(element: XmlElement, ...names: string[]): XmlElement[] {
  return element.children.filter(({ name }) => names.includes(name))
}

function attributesOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(ATTRIBUTE)].map(([, name = '', one, other]) => [name, one ?? other ?? ''])
  return Object.fromEntries(pairs.map(([name, value]) => [name, unescape(value ?? '')]))
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescape(text: string): string {
  return text.replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
}
