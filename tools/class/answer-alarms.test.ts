import { expect, test } from 'vitest'
import { createAlarms } from '../../classroom/reports/alarms.ts'
import { tokensOfVerdict } from '../../classroom/reports/answer-tokens.ts'
import { exercises } from '../../labs/index.ts'
import { asIn, paramsOf, recordedVerdicts } from './recorded-answers.ts'

const at = '2026-01-01T00:00:00.000Z'
const LEARNERS = 200
/** What their verdicts show is drawn from a dozen names or is a small number: nothing in it says whose it was. */
const SAYS_NOTHING = ['docker-anatomy', 'cves', 'resource-limits', 'ulimits']

const byExercise = exercises.map((exercise) => {
  const answers = recordedVerdicts(exercise, at).map(({ verdict, ...recorded }) => ({
    ...recorded,
    tokens: tokensOfVerdict(verdict),
  }))
  const recorded = answers[0]?.params ?? {}
  const labOf = (seed: string) => paramsOf(exercise, seed, recorded)
  return { id: exercise.id, exercise, answers, labOf }
})

test.each(byExercise)(
  `${LEARNERS} honest learners of $id accuse nobody`,
  ({ id, exercise, answers, labOf }) => {
    const alarms = createAlarms(new Map([[id, exercise]]), [])
    const learners = Array.from({ length: LEARNERS }, (_, index) => ({
      about: { person: `learner${index}`, exercise: id, report: `r${index}`, at },
      lab: labOf(`seed-${index}`),
      seed: `seed-${index}`,
    }))
    for (const { about, seed, lab } of learners) alarms.lab(about, seed, lab)
    for (const { about, lab } of learners)
      for (const { tokens, params } of answers) alarms.answer(about, 'verdict', tokens.map(asIn(params, lab)))
    expect(answers.length).toBeGreaterThan(5)
    expect(alarms.list()).toEqual([])
  },
)

test.each(byExercise)('an answer of $id that was made in another lab is noticed where it can be', (of) => {
  const { id, exercise, answers, labOf } = of
  const about = (person: string) => ({ person, exercise: id, report: `of ${person}`, at })
  const noticed = answers.filter(({ tokens, params }) => {
    const alarms = createAlarms(new Map([[id, exercise]]), [])
    alarms.lab(about('ada'), 'seed-of-ada', labOf('seed-of-ada'))
    alarms.lab(about('ben'), 'seed-of-ben', labOf('seed-of-ben'))
    alarms.answer(about('ben'), 'verdict', tokens.map(asIn(params, labOf('seed-of-ada'))))
    const found = alarms.list()
    for (const alarm of found) expect(alarm).toMatchObject({ person: 'ben', of: 'ada', report: 'of ben' })
    return found.length > 0
  })
  expect(noticed.length > 0).toBe(!SAYS_NOTHING.includes(id))
})
