/** A chain as nft prints it. */
export interface ListedChain {
  family: string
  table: string
  name: string
  /** Only of base chains. */
  hook?: string
  priority?: number
  policy?: string
  rules: ListedRule[]
}

export interface ListedRule {
  /** Without its handle. */
  text: string
  handle: number
}

const TABLE = /^table (\S+) (\S+) \{/
const CHAIN = /^\tchain (\S+) \{/
const BASE = /^\t\ttype \S+ hook (\S+) .*?priority (-?\d+);(?: policy (\w+);)?/
const RULE_END = / # handle (\d{1,15})$/
/** No rule has more lines; what never ends is left out. */
const MAX_LINES = 200

/**
 * Reads what `nft -a -y list ruleset` prints. Everything in it may be root's invention, names and comments included:
 * what has another form is passed over, and a line is looked at once.
 */
export function readRuleset(text: string): ListedChain[] {
  const chains: ListedChain[] = []
  let table: { family: string; table: string } | undefined
  let chain: ListedChain | undefined
  /** A rule whose end has not come yet. */
  let begun: string[] = []
  for (const line of text.split('\n')) {
    if (!line.startsWith('\t')) {
      const [, family, name] = TABLE.exec(line) ?? []
      if (line !== '') table = family && name ? { family, table: name } : undefined
      chain = undefined
    } else if (!line.startsWith('\t\t')) {
      const name = CHAIN.exec(line)?.[1]
      chain = table && name ? { ...table, name, rules: [] } : undefined
      if (chain) chains.push(chain)
      begun = []
    } else if (chain) {
      const base = begun.length === 0 && chain.rules.length === 0 ? BASE.exec(line) : null
      if (base) {
        chain.hook = base[1]
        chain.priority = Number(base[2])
        chain.policy = base[3]
        continue
      }
      begun.push(line.trim())
      const end = RULE_END.exec(line)
      if (end) {
        const text = begun.join(' ').slice(0, -end[0].length).trim()
        chain.rules.push({ text, handle: Number(end[1]) })
      }
      if (end || begun.length > MAX_LINES) begun = []
    }
  }
  return chains
}
