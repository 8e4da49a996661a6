import type { ExerciseStanding } from '../../contract/rpc.ts'

const KEY = 'bulkhead.last-lesson'

interface LastLesson {
  slug: string
  /** ISO 8601. */
  at: string
}

/** Which lesson was opened last in this browser, also by who only reads. */
export function rememberLesson(slug: string): void {
  localStorage.setItem(KEY, JSON.stringify({ slug, at: new Date().toISOString() } satisfies LastLesson))
}

export function lastLesson(): LastLesson | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    return isLastLesson(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isLastLesson(value: unknown): value is LastLesson {
  return (
    typeof value === 'object' &&
    value !== null &&
    'slug' in value &&
    typeof value.slug === 'string' &&
    'at' in value &&
    typeof value.at === 'string'
  )
}

/** Reading is work too. */
export function withReading(overview: readonly ExerciseStanding[], last?: LastLesson): ExerciseStanding[] {
  return overview.map((standing) =>
    last && standing.exercise === last.slug && last.at > (standing.lastWorkedAt ?? '')
      ? { ...standing, lastWorkedAt: last.at }
      : standing,
  )
}
