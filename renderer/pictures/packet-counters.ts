import { joined, type Message, msg, render, verbatim } from '../../contract/message.ts'
import type { PacketPathPicture, PicturedChain, PicturedRule } from '../../contract/picture.ts'
import { chainKey, chainText, mapOf, ruleKeys, ruleWords } from './packet-path.ts'
import { cutText } from './plain-text.ts'
import { numberText } from './units.ts'

/** How long a movement is news, in milliseconds. */
const NEWS = 1_000

interface Move {
  key: string
  at: number
  packets: number
}

/** What the counters of rules did while they were watched. */
export interface CounterMemory {
  /** As they stood last. */
  latest: ReadonlyMap<string, number>
  /** As they stood when counting began. */
  start: ReadonlyMap<string, number>
  moves: readonly Move[]
}

function countersOf(chains: readonly PicturedChain[]): Map<string, number> {
  const counters = new Map<string, number>()
  for (const chain of chains) {
    const keys = ruleKeys(chain)
    for (const [index, { packets }] of chain.rules.entries()) {
      if (packets !== null) counters.set(keys[index] ?? '', packets)
    }
  }
  return counters
}

/**
 * One more picture. A counter that went back was reset, as `iptables -Z` and a restart of docker do: counting begins
 * anew there. A rule that was not there before has not moved by being there.
 */
export function rememberCounters(
  memory: CounterMemory | undefined,
  { at, chains }: Pick<PacketPathPicture, 'at' | 'chains'>,
): CounterMemory {
  const now = Date.parse(at)
  const latest = countersOf(chains)
  const start = new Map(latest)
  const moves = (memory?.moves ?? []).filter((move) => move.at > now - NEWS && move.at <= now)
  for (const [key, packets] of latest) {
    const before = memory?.latest.get(key)
    if (before === undefined || packets < before) continue
    start.set(key, memory?.start.get(key) ?? packets)
    if (packets > before) moves.push({ key, at: now, packets: packets - before })
  }
  return { latest, start, moves }
}

/** Packets by rule that were counted within the last second. */
export function movedNow({ moves }: CounterMemory, now: number): Map<string, number> {
  const moved = new Map<string, number>()
  for (const { key, at, packets } of moves) {
    if (now - at < NEWS) moved.set(key, (moved.get(key) ?? 0) + packets)
  }
  return moved
}

/** Packets that a rule counted since counting began; `start` may be a later one, as long as nothing was reset. */
export function sinceStart(memory: CounterMemory, key: string, start = memory.start): number {
  const latest = memory.latest.get(key) ?? 0
  const chosen = start.get(key) ?? Infinity
  return latest - (chosen <= latest ? chosen : (memory.start.get(key) ?? latest))
}

/** Names of chains in which something moved, or in a chain that they call. */
export function movedChains(
  { chains }: Pick<PacketPathPicture, 'chains'>,
  moved: ReadonlyMap<string, number>,
): Set<string> {
  const callers = new Map<string, string[]>()
  const found = new Set<string>()
  for (const chain of chains) {
    const own = chainKey(chain)
    if (ruleKeys(chain).some((key) => moved.has(key))) found.add(own)
    for (const { to } of chain.rules) {
      if (to === null) continue
      const called = chainKey({ ...chain, name: to })
      const known = callers.get(called)
      if (known) known.push(own)
      else callers.set(called, [own])
    }
  }
  // A set is walked to its end, also when it grows meanwhile; a chain comes in once, so that circles end.
  for (const key of found) for (const caller of callers.get(key) ?? []) found.add(caller)
  return found
}

/** Most movements that are told one by one. */
const MOST_TOLD = 2

/** What is told first: what keeps a packet from its aim, and last what only calls other chains. */
const telling: Record<PicturedRule['verdict'], number> = {
  drop: 0,
  reject: 0,
  translate: 1,
  accept: 2,
  other: 3,
  return: 4,
  jump: 5,
}

/** What moved in the last second, in a sentence. */
export function movementText(
  picture: Pick<PacketPathPicture, 'chains'>,
  moved: ReadonlyMap<string, number>,
): Message {
  if (moved.size === 0) return msg`Nothing moved in the last second.`
  const map = mapOf(picture)
  const places: Place[] = picture.chains.flatMap((chain) =>
    map.rulesOf(chain).flatMap(({ key, rule }) => {
      const packets = moved.get(key)
      return packets === undefined ? [] : [{ ...placeOf(chain, rule), packets }]
    }),
  )
  const sums = new Map<string, Place>()
  for (const place of places) {
    const before = sums.get(place.name)?.packets ?? 0
    sums.set(place.name, { ...place, packets: before + place.packets })
  }
  const told = [...sums.values()]
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ where, packets }) =>
      packets === 1 ? msg`one packet at ${where}` : msg`${numberText(packets)} packets at ${where}`,
    )
  const more = told.length - MOST_TOLD
  const list = joined(told.slice(0, MOST_TOLD))
  if (more <= 0) return msg`In the last second: ${list}.`
  return more === 1
    ? msg`In the last second: ${list}, and at one more place.`
    : msg`In the last second: ${list}, and at ${more} more places.`
}

/** Where packets were counted. */
interface Place {
  /** The same for rules of a chain that do the same. */
  name: string
  where: Message
  rank: number
  packets: number
}

function placeOf(chain: PicturedChain, rule: PicturedRule): Omit<Place, 'packets'> {
  const { does } = ruleWords(rule)
  const name = cutText(chainText(chain))
  return {
    name: `${name} ${does ? render(does) : ''}`,
    where: does ? msg`${name} (${does})` : verbatim(name),
    rank: telling[rule.verdict],
  }
}
