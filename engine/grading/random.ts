import { createHash } from 'node:crypto'
import type { Seed, SeededRandom } from '../../contract/index.ts'

/**
 * Draws that depend on nothing but the seed and the label: the first 64 bits of
 * SHA-256 over the JSON array of both, reduced to the range. Labels are independent of
 * each other, so an exercise can gain a parameter without changing the others.
 */
export function seededRandom(seed: Seed): SeededRandom {
  const integer = (label: string, min: number, max: number): number => {
    if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max) || max < min) {
      throw new RangeError(`No whole number between ${min} and ${max} for "${label}"`)
    }
    const digest = createHash('sha256')
      .update(JSON.stringify([seed, label]))
      .digest()
    return min + Number(digest.readBigUInt64BE(0) % BigInt(max - min + 1))
  }
  return {
    integer,
    pick: <T>(label: string, from: readonly T[]): T => from[integer(label, 0, from.length - 1)] as T,
  }
}
