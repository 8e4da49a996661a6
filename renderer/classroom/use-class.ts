import type { ContractRouterClient } from '@orpc/contract'
import { createContext, use } from 'react'
import type { ClassCourse, classContract, Role } from '../../contract/class/index.ts'
import { RIGHTS } from '../../contract/class/rights.ts'
import type { ExerciseInfo } from '../../contract/exercise.ts'
import { type Action, useAction } from '../connection/use-action.ts'
import { useConnection } from '../connection/use-connection.ts'
import { type Query, useQuery } from '../connection/use-query.ts'

export type ClassClient = ContractRouterClient<typeof classContract>

export const useClassConnection = () => useConnection<ClassClient>()

export const useClassQuery = <T>(key: string, ask: (client: ClassClient) => Promise<T>): Query<T> =>
  useQuery<T, ClassClient>(key, ask)

export const useClassAction = <T>(act: (client: ClassClient) => Promise<T>): Action<T> =>
  useAction<T, ClassClient>(act)

/** What every view of a class needs: who looks, what there is to do, and what of it is set. */
export interface ClassKnown {
  me: { id: string; name: string; role: Role }
  className: string
  exercises: readonly ExerciseInfo[]
  course: ClassCourse
  /** After the course was changed. */
  refreshCourse(): void
  /** After somebody, or the class, was renamed. */
  refreshMe(): void
}

export const ClassContext = createContext<ClassKnown | undefined>(undefined)

export function useClass(): ClassKnown {
  const known = use(ClassContext)
  if (!known) throw new Error('used outside of ClassContext')
  return known
}

type Rights = typeof RIGHTS
/** `may('grades', 'get')`: whether whoever looks may call it. What one may not is not shown. */
export function useMay(): <Part extends keyof Rights>(part: Part, name: keyof Rights[Part]) => boolean {
  const { role } = useClass().me
  return (part, name) => (RIGHTS[part][name] as readonly Role[]).includes(role)
}
