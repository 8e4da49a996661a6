import { createContext, use } from 'react'
import type { ExerciseInfo } from '../../contract/exercise.ts'
import type { Query } from '../connection/use-query.ts'

/** All exercises, asked for once. */
export const CourseContext = createContext<Query<ExerciseInfo[]>>({ refresh: () => {} })

export function useCourse(): Query<ExerciseInfo[]> {
  return use(CourseContext)
}
