import { type Message, msg, verbatim } from '../../contract/message.ts'
import type { PacketPathPicture, PicturedChain, PicturedRule } from '../../contract/picture.ts'
import { cutText } from './plain-text.ts'

type Hook = NonNullable<PicturedChain['hook']>

/** The ways that a packet may take through the host's kernel. */
export const ways = {
  through: {
    label: msg`Through (published ports)`,
    hooks: ['prerouting', 'forward', 'postrouting'],
  },
  host: { label: msg`To the host itself`, hooks: ['prerouting', 'input'] },
  from: { label: msg`From the host`, hooks: ['output', 'postrouting'] },
} as const satisfies Record<string, { label: Message; hooks: readonly Hook[] }>
export type Way = keyof typeof ways

/** What is decided at each hook. */
export const hookTexts: Record<Hook, Message> = {
  prerouting: msg`It has just arrived. Where it goes may still be rewritten: that is how a published port works.`,
  input: msg`It is for the host itself.`,
  forward: msg`It only passes through, from or to a container.`,
  output: msg`A program on the host sends it.`,
  postrouting: msg`It is about to leave. Where it says it comes from may be rewritten.`,
}

/** Names a chain: calls stay within family and table. */
export function chainKey({ family, table, name }: Pick<PicturedChain, 'family' | 'table' | 'name'>): string {
  return [family, table, name].join('\u0000')
}

/** Names a rule as long as its chain has it, also when others are put before it. */
export function ruleKeys(chain: PicturedChain): string[] {
  const seen = new Map<string, number>()
  return chain.rules.map(({ text }) => {
    const times = seen.get(text) ?? 0
    seen.set(text, times + 1)
    return [chainKey(chain), text, times].join('\u0000')
  })
}

export interface PathRule {
  key: string
  rule: PicturedRule
  /** The chain that it calls, where there is one. */
  to?: PicturedChain
}

/** A packet filter that can be walked. */
export interface PathMap {
  chainsAt(hook: Hook): PicturedChain[]
  rulesOf(chain: PicturedChain): PathRule[]
}

export function mapOf({ chains }: Pick<PacketPathPicture, 'chains'>): PathMap {
  const byKey = new Map(chains.map((chain) => [chainKey(chain), chain]))
  return {
    chainsAt: (hook) =>
      chains
        .filter((chain) => chain.hook === hook)
        .toSorted((one, other) => (one.priority ?? 0) - (other.priority ?? 0)),
    rulesOf: (chain) => {
      const keys = ruleKeys(chain)
      return chain.rules.map((rule, index) => ({
        key: keys[index] ?? '',
        rule,
        to: rule.to === null ? undefined : byKey.get(chainKey({ ...chain, name: rule.to })),
      }))
    },
  }
}

/** Whether a rule tells something of a packet's fate: it counts, or it decides. */
export function isTelling({ packets, verdict }: PicturedRule): boolean {
  return packets !== null || verdict !== 'other'
}

/** How a chain is called in iptables' and nft's words. */
export function chainText({ family, table, name }: PicturedChain): string {
  return family === 'ip' ? `${table} ${name}` : `${family} ${table} ${name}`
}

const lastWords = /(?:^| )((?:jump|goto) \S+|accept|drop|return)$/

/** Most characters of what a rule does. */
const MOST_DOES = 60

/** A rule as what it does, where it does something, and whom it fits, in `most` characters. */
export function ruleWords({ text, verdict }: PicturedRule, most = 400): { does?: Message; fits: Message } {
  const does = lastWords.exec(text)?.[1]
  if (!does) return { does: verdictWords[verdict], fits: verbatim(cutText(text, most)) }
  const fits = cutText(text.slice(0, text.length - does.length), most)
  return {
    does: verbatim(cutText(does, MOST_DOES)),
    fits: fits === '' ? msg`every packet` : verbatim(fits),
  }
}

/** In the words of iptables and nft, where they have one. */
const verdictWords: Record<PicturedRule['verdict'], Message | undefined> = {
  accept: verbatim('accept'),
  drop: verbatim('drop'),
  reject: verbatim('reject'),
  return: verbatim('return'),
  translate: msg`rewrite`,
  other: undefined,
  jump: verbatim('jump'),
}
