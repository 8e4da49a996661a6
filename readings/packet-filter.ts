/** A rule as `nft -j list ruleset` has it, as far as it is looked at. */
export interface FilterRule {
  /** The chain that it jumps to; empty where it doesn't. */
  jump: string
  /** The destination port that it is about. */
  port?: number
}

/** `ip nat DOCKER` → its rules in order. */
export type FilterChains = ReadonlyMap<string, readonly FilterRule[]>

type Entry = Record<string, unknown>
const entry = (value: unknown): Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Entry) : {}
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const word = (value: unknown): string => (typeof value === 'string' ? value : '')

/** All chains of a ruleset; whatever has another form, as a machine's root may make it up, is passed over. */
export function chainsOf(ruleset: unknown): FilterChains {
  const chains = new Map<string, FilterRule[]>()
  for (const each of list(entry(ruleset)['nftables'])) {
    const { chain, rule } = entry(each)
    if (chain !== undefined) {
      const { family, table, name } = entry(chain)
      chains.set(`${word(family)} ${word(table)} ${word(name)}`, [])
    } else if (rule !== undefined) {
      const { family, table, chain: name, expr } = entry(rule)
      chains.get(`${word(family)} ${word(table)} ${word(name)}`)?.push(ruleOf(list(expr)))
    }
  }
  return chains
}

function ruleOf(expressions: readonly unknown[]): FilterRule {
  const rule: FilterRule = { jump: '' }
  for (const each of expressions) {
    const { jump, goto, match } = entry(each)
    rule.jump ||= word(entry(jump)['target']) || word(entry(goto)['target'])
    const { left, right } = entry(match)
    if (word(entry(entry(left)['payload'])['field']) === 'dport' && typeof right === 'number')
      rule.port = right
  }
  return rule
}
