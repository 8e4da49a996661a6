import type { Case } from './cases.ts'

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
export function printTable(results: Result[]): void {
  for (const exercise of new Set(results.map(({ proof }) => proof.exercise))) {
    const own = results
      .filter(({ proof }) => proof.exercise === exercise)
      .sort((a, b) => a.proof.name.localeCompare(b.proof.name))
    const width = Math.max(...own.map(({ proof }) => proof.name.length))
    console.log(
      `\n${exercise.id}: ${exercise.tasks.map((task, index) => `${index + 1} ${task.id}`).join(', ')}`,
    )
    for (const { proof, problem } of own) {
      const marks = exercise.tasks.map((task) => (proof.fails.includes(task.id) ? '✗' : '✓')).join(' ')
      const attempt = proof.attempt ? `attempt ${proof.attempt}` : ''
      console.log(
        `${problem === undefined ? 'ok   ' : 'WRONG'} ${proof.name.padEnd(width)}  ${marks}  ${attempt}`.trimEnd(),
      )
    }
  }
  console.log()
}
