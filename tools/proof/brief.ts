import type { Case, Kind } from './case.ts'

/** Every so manieth wrong fix and trick is played on an exercise. */
const SHARE = 8

/**
 * What `npm test` plays, so that it stays well within the hour: of every exercise the lab as found, the lesson and one of
 * the other right ways. Of those that are `graded` as a whole also an eighth of their wrong fixes and of the tricks, each exercise
 * another eighth; of the others each trick on one of them in turn. The unit tests judge every wrong fix from a recording
 * of a real lab host, and `npm run prove` plays all.
 */
export function inBrief(cases: readonly Case[], graded: ReadonlySet<string>): Case[] {
  const ids = [...new Set(cases.map(({ exercise }) => exercise.id))]
  const others = ids.filter((id) => !graded.has(id))
  const tricks = namesOf(cases, 'trick')
  return cases.filter(({ exercise: { id }, kind, name }) => {
    if (kind === 'right') return !name.startsWith('solutions/') || name === solutionOf(cases, id)
    if (kind !== 'wrong' && kind !== 'trick') return true
    if (!graded.has(id)) return kind === 'trick' && others[tricks.indexOf(name) % others.length] === id
    const own = cases.filter(({ exercise }) => exercise.id === id)
    const turn = kind === 'trick' ? tricks.indexOf(name) : namesOf(own, kind).indexOf(name)
    return (turn + ids.indexOf(id)) % SHARE === 0
  })
}

function namesOf(cases: readonly Case[], kind: Kind): string[] {
  return [...new Set(cases.filter((each) => each.kind === kind).map(({ name }) => name))]
}

const solutionOf = (cases: readonly Case[], id: string): string | undefined =>
  cases.find(({ exercise, name }) => exercise.id === id && name.startsWith('solutions/'))?.name
