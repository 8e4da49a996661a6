import { type Message, msg } from '../../contract/index.ts'
import { isIn, type Visit } from './firewall-rules.ts'
import { childrenOf, parseXml } from './xml.ts'

/** Chains that a packet for master itself comes by. */
const CHAINS = ['INPUT', 'PREROUTING']

/**
 * Why a direct rule refuses a visit; `undefined` where none does. What one accepts, zones are asked all the
 * same, so only refusals count.
 */
export function directRefusal(text: string | null, visit: Visit): Message | undefined {
  const root = parseXml(text ?? '')
  if (!root) return undefined
  const rules = childrenOf(root, 'rule')
    .filter(({ attributes }) => attributes.ipv !== 'ipv6' && CHAINS.includes(attributes.chain ?? ''))
    .sort((a, b) => Number(a.attributes.priority ?? 0) - Number(b.attributes.priority ?? 0))
    .map((rule) => rule.text)
  const passed = childrenOf(root, 'passthrough')
    .filter(({ attributes }) => attributes.ipv !== 'ipv6')
    .map((rule) => rule.text)
    .filter((words) => CHAINS.some((chain) => new RegExp(`-[AI] ${chain}\\b`).test(words)))
  const first = [...rules, ...passed].find((words) => isAbout(words, visit))
  return first !== undefined && /-j (?:DROP|REJECT)\b/.test(first) ? msg`a direct rule refuses it` : undefined
}

function isAbout(words: string, { source, port }: Visit): boolean {
  const ports = /--(?:dports?|destination-ports?) ([\d:,]+)/.exec(words)?.[1]
  const [, not, from] = /(! )?(?:-s|--source|--src) (\S+)/.exec(words) ?? []
  const isPort = ports === undefined || ports.split(',').some((range) => isWithin(port, range))
  return isPort && (from === undefined || isIn(source, from) !== (not !== undefined))
}

function isWithin(port: number, range: string): boolean {
  const [first = NaN, last = first] = range.split(':').map(Number)
  return port >= first && port <= last
}
