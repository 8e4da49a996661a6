import type { Case } from './case.ts'

/**
 * What `npm test` plays, so that it stays within the hour: all cases of `whole`. Of the other exercises the lab as
 * found, the lesson and the right ways, and each trick on one of them in turn. Their wrong fixes are judged there by the
 * unit tests, from recordings of real lab hosts.
 */
export function inBrief(cases: readonly Case[], whole: ReadonlySet<string>): Case[] {
  const others = [...new Set(cases.map(({ exercise }) => exercise.id))].filter((id) => !whole.has(id))
  const tricks = [...new Set(cases.filter(({ kind }) => kind === 'trick').map(({ name }) => name))]
  return cases.filter(({ exercise, kind, name }) => {
    if (whole.has(exercise.id)) return true
    if (kind === 'wrong') return false
    return kind !== 'trick' || others[tricks.indexOf(name) % others.length] === exercise.id
  })
}
