import type { ExerciseDefinition, Seed } from '../../contract/index.ts'
import { seededRandom } from '../grading/random.ts'
import type { LabSpec } from '../hosts/lab-hosts.ts'

/** What the lab of an exercise is made from for one seed. */
export function labSpec(exercise: ExerciseDefinition, seed: Seed): LabSpec {
  const params = exercise.params(seededRandom(seed))
  return { exercise: exercise.id, seed, topology: exercise.topology, params, setup: exercise.setup(params) }
}
