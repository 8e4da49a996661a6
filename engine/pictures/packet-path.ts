import { type PacketPathPicture, type PicturedChain, packetHooks } from '../../contract/index.ts'
import type { PacketPathReading } from './readings.ts'
import { isForIpv6, ruleOf } from './rules.ts'
import { type ListedChain, readRuleset } from './ruleset.ts'
import { pictureText } from './said-text.ts'

/** A lab host with firewalld and a dozen published ports has half as many. */
const MAX_CHAINS = 200
const MAX_RULES = 1200

type Counters = ReadonlyMap<string, readonly [packets: number, bytes: number]>

const isHook = (hook: string | undefined): hook is PicturedChain['hook'] & string =>
  (packetHooks as readonly (string | undefined)[]).includes(hook)

function chainOf(listed: ListedChain, counters: Counters): PicturedChain {
  const { family, table, name, hook, priority, policy } = listed
  return {
    family: family === 'ip' ? 'ip' : 'inet',
    table: pictureText(table),
    name: pictureText(name),
    hook: isHook(hook) ? hook : null,
    priority: priority ?? null,
    policy: policy === 'accept' || policy === 'drop' ? policy : null,
    rules: listed.rules
      .filter((rule) => !isForIpv6(rule))
      .map((rule) => ruleOf(rule, counters.get(`${family} ${table} ${rule.handle}`))),
  }
}

const placeOf = ({ hook, priority }: PicturedChain) =>
  hook === null ? Infinity : packetHooks.indexOf(hook) * 1e6 + (priority ?? 0)

/**
 * firewalld makes a chain for whatever might be set, and most are empty: those, and the jumps to them, do nothing and
 * are left out. Rules that count stay.
 */
function withoutEmpty(chains: readonly PicturedChain[]): PicturedChain[] {
  const inUse = (chain: PicturedChain) =>
    chain.family === 'ip' || chain.hook !== null || chain.rules.length > 0
  const kept = chains.filter(inUse)
  if (kept.length === chains.length) return kept
  const empty = new Set(chains.filter((chain) => !inUse(chain)).map(({ table, name }) => `${table} ${name}`))
  const jumpsNowhere = (chain: PicturedChain, { to, packets }: PicturedChain['rules'][number]) =>
    chain.family === 'inet' && packets === null && to !== null && empty.has(`${chain.table} ${to}`)
  return withoutEmpty(
    kept.map((chain) => ({ ...chain, rules: chain.rules.filter((rule) => !jumpsNowhere(chain, rule)) })),
  )
}

/** Those that packets are given to, and those that these call, each once. */
function called(chains: readonly PicturedChain[]): PicturedChain[] {
  const key = ({ family, table }: PicturedChain, name: string) => `${family} ${table} ${name}`
  const byName = new Map(chains.map((chain) => [key(chain, chain.name), chain]))
  const base = chains.filter(({ hook }) => hook !== null).toSorted((a, b) => placeOf(a) - placeOf(b))
  const found = new Set(base)
  // A set is walked to its end, also where that moves away.
  for (const chain of found)
    for (const { to } of chain.rules) {
      const next = to !== null && byName.get(key(chain, to))
      if (next) found.add(next)
    }
  return [...found]
}

/** The chains of IPv4's own tables before those that are for both, as many as there is room for. */
function bounded(chains: readonly PicturedChain[]): PicturedChain[] {
  const rank = (chain: PicturedChain) => (chain.hook !== null ? 0 : chain.family === 'ip' ? 1 : 2)
  let rules = 0
  return chains
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, MAX_CHAINS)
    .map((chain) => {
      const some = chain.rules.slice(0, Math.max(0, MAX_RULES - rules))
      rules += some.length
      return some.length === chain.rules.length ? chain : { ...chain, rules: some }
    })
}

/** Reading words takes longer than all else, and they rarely change: the last ones are kept. */
export function createPacketPath(): (reading: PacketPathReading) => Omit<PacketPathPicture, 'at'> {
  let read: { text: string; chains: ListedChain[] } = { text: '', chains: [] }
  return ({ text, counters }) => {
    if (read.text !== text) read = { text, chains: readRuleset(text) }
    const counted: Counters = new Map(
      counters.map(([family, table, handle, packets, bytes]) => [
        `${family} ${table} ${handle}`,
        [packets, bytes] as const,
      ]),
    )
    const chains = read.chains.map((chain) => chainOf(chain, counted))
    return { kind: 'packet-path', chains: bounded(called(withoutEmpty(chains))) }
  }
}
