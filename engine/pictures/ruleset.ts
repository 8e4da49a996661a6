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
const RULE_END = /^(.*) # handle (\d+)$/s
/** No rule of ours is longer; what never ends is left out. */
const LONGEST_RULE = 20_000

/**
 * Reads what `nft -a -y list ruleset` prints. Everything in it may be root's invention, names and comments included:
 * what has another form is passed over, and a line is looked at once.
 */
export function readRuleset(text: string): ListedChain[] {
  const chains: ListedChain[] = []
  let table: RegExpExecArray | null = null
  let chain: ListedChain | undefined
  /** A rule whose end has not come yet. */
  let begun = ''
  for (const line of text.split('\n')) {
    if (!line.startsWith('\t')) {
      table = line === '' ? table : TABLE.exec(line)
      chain = undefined
    } else if (!line.startsWith('\t\t')) {
      const name = table && CHAIN.exec(line)?.[1]
      chain = table && name ? { family: table[1]!, table: table[2]!, name, rules: [] } : undefined
      if (chain) chains.push(chain)
      begun = ''
    } else if (chain) {
      const base = begun === '' && chain.rules.length === 0 ? BASE.exec(line) : null
      if (base) {
        chain.hook = base[1]
        chain.priority = Number(base[2])
        chain.policy = base[3]
        continue
      }
      begun = begun === '' ? line.trim() : `${begun} ${line.trim()}`
      const end = RULE_END.exec(begun)
      if (end) chain.rules.push({ text: end[1]!.trim(), handle: Number(end[2]) })
      if (end || begun.length > LONGEST_RULE) begun = ''
    }
  }
  return chains
}
