import { readFile, readdir } from 'node:fs/promises'
import { type SolutionWay, joined, msg } from '../contract/index.ts'
import { wayIn } from '../engine/session/solution.ts'
import { UsageError } from './failures.ts'

/** A right way through an exercise, as its author wrote it down. */
export interface Solution {
  name: string
  /** What its first lines say of it. */
  about: SolutionWay['about']
  script: string
}

/** All solutions of an exercise, by name. */
export async function solutionsOf(exercise: string): Promise<Solution[]> {
  const folder = new URL(`../labs/${exercise}/solutions/`, import.meta.url)
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sh')).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const script = await readFile(new URL(name, folder), 'utf8')
      return { name: name.slice(0, -'.sh'.length), about: wayIn(script).about, script }
    }),
  )
}

/** The one of this name, or the first. Throws UsageError. */
export function chooseSolution(solutions: readonly Solution[], name: string | undefined): Solution {
  const chosen = name === undefined ? solutions[0] : solutions.find((solution) => solution.name === name)
  if (chosen) return chosen
  throw new UsageError(
    msg`There is no solution "${name ?? ''}".`,
    msg`There are: ${joined(solutions.map((one) => one.name))}.`,
  )
}
