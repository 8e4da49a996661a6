import type { Case } from './case.ts'

/** A trick meets every so manieth exercise of those that are played with their wrong fixes. */
const TRICKS_SHARED_BY = 3

/**
 * What `npm test` plays, so that it stays within the hour. Of `whole` all but tricks, and each trick on a third of
 * them, so that each exercise meets a third of all. Of the other exercises the lab as found, the lesson and the right
 * ways, and each trick on one of them in turn. Their wrong fixes are judged there by the unit tests, from recordings of
 * real lab hosts.
 */
export function inBrief(cases: readonly Case[], whole: ReadonlySet<string>): Case[] {
  const ids = [...new Set(cases.map(({ exercise }) => exercise.id))]
  const [hard, others] = [ids.filter((id) => whole.has(id)), ids.filter((id) => !whole.has(id))]
  const tricks = [...new Set(cases.filter(({ kind }) => kind === 'trick').map(({ name }) => name))]
  return cases.filter(({ exercise: { id }, kind, name }) => {
    const turn = tricks.indexOf(name)
    if (kind === 'trick' && whole.has(id)) return (turn + hard.indexOf(id)) % TRICKS_SHARED_BY === 0
    if (kind === 'trick') return others[turn % others.length] === id
    return kind !== 'wrong' || whole.has(id)
  })
}
