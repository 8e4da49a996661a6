import type { ExerciseDefinition } from '../contract/index.ts'
import { containerLan } from './container-lan/exercise.ts'
import { daemonTls } from './daemon-tls/exercise.ts'
import { leastPrivilege } from './least-privilege/exercise.ts'
import { publishedPorts } from './published-ports/exercise.ts'
import { resourceLimits } from './resource-limits/exercise.ts'
import { restartAndHealth } from './restart-and-health/exercise.ts'
import { ulimits } from './ulimits/exercise.ts'
import { usernsRemap } from './userns-remap/exercise.ts'

/** Every exercise, in the order of the course. */
export const exercises: readonly ExerciseDefinition[] = [
  daemonTls as ExerciseDefinition,
  usernsRemap as ExerciseDefinition,
  resourceLimits as ExerciseDefinition,
  leastPrivilege as ExerciseDefinition,
]

/** Not shown to learners yet: their proofs are run by name, until they have been green as a whole often enough. */
export const inPreparation: readonly ExerciseDefinition[] = [
  containerLan as ExerciseDefinition,
  publishedPorts as ExerciseDefinition,
  restartAndHealth as ExerciseDefinition,
  ulimits as ExerciseDefinition,
]
