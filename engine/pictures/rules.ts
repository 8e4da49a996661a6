import type { PicturedRule } from '../../contract/index.ts'
import type { ListedRule } from './ruleset.ts'
import { pictureText } from './said-text.ts'

const COUNTER = /(?:^| )counter packets (\d+) bytes (\d+)(?= |$)/
const QUOTED = /"[^"]*"/g
/** What iptables added and nft has no words for keeps its name in quotes. */
const XT_TARGET = /xt target "(\w+)"/
const GOES = /(?:^| )(?:jump|goto) (\S+)$/
const ENDS: readonly [RegExp, PicturedRule['verdict']][] = [
  [/(?:^| )accept$/, 'accept'],
  [/(?:^| )drop$/, 'drop'],
  [/(?:^| )reject(?: with .*)?$/, 'reject'],
  [/(?:^| )return$/, 'return'],
  [/(?:^| )(?:dnat|snat|masquerade|redirect)(?: .*)?$/, 'translate'],
]
const TARGETS: ReadonlyMap<string, PicturedRule['verdict']> = new Map([
  ['DNAT', 'translate'],
  ['SNAT', 'translate'],
  ['MASQUERADE', 'translate'],
  ['REDIRECT', 'translate'],
  ['NETMAP', 'translate'],
  ['REJECT', 'reject'],
])

/** What a rule does, by its last words; what stands in quotes is a name or a comment. */
function doing(text: string): Pick<PicturedRule, 'verdict' | 'to'> {
  const target = TARGETS.get(XT_TARGET.exec(text)?.[1] ?? '')
  if (target) return { verdict: target, to: null }
  const words = text
    .replace(QUOTED, '""')
    .replace(/ comment ""$/, '')
    .trim()
  const to = GOES.exec(words)?.[1]
  if (to !== undefined) return { verdict: 'jump', to }
  return { verdict: ENDS.find(([end]) => end.test(words))?.[1] ?? 'other', to: null }
}

/** A rule with its counter set apart: the newer one where the kernel told it since. */
export function ruleOf(
  { text }: ListedRule,
  newer?: readonly [packets: number, bytes: number],
): PicturedRule {
  const counter = COUNTER.exec(text)
  const words = text.replace(COUNTER, '').replace(/ {2,}/g, ' ').trim()
  const [packets, bytes] = counter ? (newer ?? [Number(counter[1]), Number(counter[2])]) : [null, null]
  // Nothing but a counter fits every packet and lets it go on.
  return { text: pictureText(words || 'counter'), packets, bytes, ...doing(words) }
}

/** Rules that no IPv4 packet fits. */
export const isForIpv6 = ({ text }: ListedRule): boolean =>
  /^(?:ip6 |icmpv6 |meta nfproto ipv6(?: |$))/.test(text)
