import { createHash } from 'node:crypto'
import type { SeededRandom } from '../../contract/index.ts'

/** Draws like the engine's: the same for the same seed and label, all over the range. */
export function randomDouble(seed: number): SeededRandom {
  const number = (label: string) =>
    createHash('sha256').update(`${seed} ${label}`).digest().readUInt32BE() % 65_521
  return {
    integer: (label, min, max) => min + (number(label) % (max - min + 1)),
    pick: <T>(label: string, from: readonly T[]) => from[number(label) % from.length] as T,
  }
}
