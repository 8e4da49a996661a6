import type { Case } from './case.ts'

/**
 * Hands out cases to lanes. A lane stays with its exercise as long as there is one of it left, because the
 * lab that is booted behind the scenes fits only then; after it comes the exercise with the most left per
 * lane that is at it.
 */
export function createSchedule(cases: readonly Case[]) {
  const left = new Map<string, Case[]>()
  for (const proof of cases) left.set(proof.exercise.id, [...(left.get(proof.exercise.id) ?? []), proof])
  const lanes = new Map<string, number>()

  const move = (from: string | undefined, to: string): void => {
    if (from !== undefined) lanes.set(from, (lanes.get(from) ?? 1) - 1)
    lanes.set(to, (lanes.get(to) ?? 0) + 1)
  }
  const share = (id: string): number => (left.get(id)?.length ?? 0) / ((lanes.get(id) ?? 0) + 1)
  const busiest = (): string | undefined => {
    const open = [...left.keys()].filter((id) => (left.get(id)?.length ?? 0) > 0)
    const untouched = open.filter((id) => !lanes.get(id))
    return (untouched.length > 0 ? untouched : open).toSorted((a, b) => share(b) - share(a))[0]
  }

  return {
    /** The next case for a lane whose last one was of this exercise. */
    next(exercise?: string): Case | undefined {
      const same = exercise === undefined ? undefined : left.get(exercise)?.shift()
      if (same) return same
      const other = busiest()
      if (other === undefined) return undefined
      move(exercise, other)
      return left.get(other)?.shift()
    },
  }
}
