import type { ExerciseDefinition } from '../../contract/index.ts'
import { seededRandom } from '../../engine/grading/random.ts'
import { drawAddresses } from '../../engine/hosts/docker/addresses.ts'
import { tokensOf } from './answer-tokens.ts'

/** So many other labs are drawn to see what they have in common. */
const DRAWN = 300
/** What so many of them have is nobody's own: drawn from fewer than about a hundred, or the same for all. */
const COMMON = 3

export type DrawnExercise = Pick<ExerciseDefinition, 'id' | 'topology' | 'params'>

/**
 * Whether a token tells one lab of an exercise from another: what a container is called is drawn from a dozen names and
 * would accuse half of a class; a port out of nine hundred, a drawn word or an address does not turn up by chance.
 */
export function distinctiveIn({ topology, params }: DrawnExercise): (token: string) => boolean {
  const counts = new Map<string, number>()
  for (let count = 0; count < DRAWN; count++) {
    const seed = `another-${count}`
    const addresses = drawAddresses(seed, topology, 0).hosts
    const values = [...Object.values(params(seededRandom(seed))), ...Object.values(addresses)]
    for (const token of new Set(values.flatMap(tokensOf))) counts.set(token, (counts.get(token) ?? 0) + 1)
  }
  const common = new Set([...counts].filter(([, count]) => count >= COMMON).map(([token]) => token))
  return (token) => !common.has(token)
}
