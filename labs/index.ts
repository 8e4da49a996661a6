import type { ExerciseDefinition } from '../contract/index.ts'
import { daemonTls } from './daemon-tls/exercise.ts'

/** Every exercise, in the order of the course. */
export const exercises: readonly ExerciseDefinition[] = [daemonTls as ExerciseDefinition]
