import type { Case, Kind } from './case.ts'

export interface Result {
  proof: Case
  seconds: number
  problem?: string
}

export function lineOf({ proof, seconds, problem }: Result): string {
  const says = `${problem === undefined ? 'ok   ' : 'WRONG'} ${proof.exercise.id} ${proof.name} (${seconds.toFixed(1)} s)`
  return problem === undefined ? says : `${says}\n    ${problem}`
}

/** One row per case: which tasks it must fail, and whether it did just that. */
export function casesTable(results: readonly Result[]): string[] {
  return byExercise(results).flatMap(([exercise, own]) => {
    const sorted = own.toSorted((a, b) => a.proof.name.localeCompare(b.proof.name))
    const width = Math.max(...sorted.map(({ proof }) => proof.name.length))
    const { tasks } = exercise
    return [
      '',
      `${exercise.id}: ${tasks.map((task, index) => `${index + 1} ${task.id}`).join(', ')}`,
      ...sorted.map(({ proof, problem }) => {
        const marks = tasks.map((task) => (proof.fails.includes(task.id) ? '✗' : '✓')).join(' ')
        const attempt = proof.attempt ? `attempt ${proof.attempt}` : ''
        return `${problem === undefined ? 'ok   ' : 'WRONG'} ${proof.name.padEnd(width)}  ${marks}  ${attempt}`.trimEnd()
      }),
    ]
  })
}

/** One row per exercise: how many of each kind turned out as they should, of how many that were tried. */
export function exercisesTable(results: readonly Result[]): string[] {
  const rows = byExercise(results).map(([exercise, own]) => {
    const count = (kind: Kind) => {
      const tried = own.filter(({ proof }) => proof.kind === kind)
      return `${tried.filter(({ problem }) => problem === undefined).length}/${tried.length}`
    }
    const seconds = own.reduce((sum, result) => sum + result.seconds, 0)
    return [exercise.id, count('fresh'), count('right'), count('wrong'), count('trick'), seconds.toFixed(0)]
  })
  const head = ['exercise', 'as found', 'right accepted', 'wrong refused', 'tricks refused', 'seconds']
  const widths = head.map((title, index) =>
    Math.max(title.length, ...rows.map((row) => row[index]?.length ?? 0)),
  )
  return [head, ...rows].map((row) =>
    row
      .map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0)))
      .join('  '),
  )
}

function byExercise(results: readonly Result[]): [Case['exercise'], Result[]][] {
  const exercises = [...new Set(results.map(({ proof }) => proof.exercise))]
  return exercises.map((exercise) => [exercise, results.filter(({ proof }) => proof.exercise === exercise)])
}
