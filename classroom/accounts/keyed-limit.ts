import { isIPv4, isIPv6 } from 'node:net'
import { createRateLimit } from '../../engine/rate-limit.ts'

/** Keys that are remembered: what was used longest ago makes room. */
const MOST_KEYS = 10_000

/** How often something may come from each of many: an address, a login. */
export interface KeyedLimit {
  /** Whether one more may come. */
  take(key: string): boolean
  /** It was no wrong one: begins anew for this key. */
  forget(key: string): void
}

export function createKeyedLimit(
  rate: { perSecond: number; burst: number },
  now?: () => number,
  mostKeys = MOST_KEYS,
): KeyedLimit {
  const limits = new Map<string, () => boolean>()
  return {
    take(key) {
      const limit = limits.get(key) ?? createRateLimit(rate, now)
      // A map keeps the order in which they were put in: what was used last stands last.
      limits.delete(key)
      limits.set(key, limit)
      if (limits.size > mostKeys) limits.delete(limits.keys().next().value ?? '')
      return limit()
    },
    forget: (key) => void limits.delete(key),
  }
}

/** What limits go by: an IPv4 address, or the first half of an IPv6 address, of which one machine has all the rest. */
export function addressKey(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.\d+\.)/i, '').replace(/%.*$/, '')
  if (isIPv4(plain) || !isIPv6(plain)) return plain.slice(0, 64)
  const [before = '', after] = plain.toLowerCase().split('::')
  const head = before === '' ? [] : before.split(':')
  const tail = after === undefined || after === '' ? [] : after.split(':')
  const missing = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length)
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...tail]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
