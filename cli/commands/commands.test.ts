import { expect, test } from 'vitest'
import {
  type DoctorFinding,
  type ExerciseInfo,
  type LabSession,
  msg,
  verbatim,
} from '../../contract/index.ts'
import { outcomeText, stepText } from './attempt.ts'
import { doctorText, findingsToRepair } from './doctor.ts'
import { listText, listedExercise } from './list.ts'
import { upText } from './up.ts'

const AT = '2026-03-01T10:11:12.000Z'
const plain = (_: unknown, text: string) => text

const lab: LabSession = {
  id: 'abc',
  exercise: 'one',
  seed: 's1',
  params: { plainPort: '23001', masterAddress: '10.1.0.2' },
  hosts: [{ name: 'master', address: '10.1.0.2', state: 'ready' }],
  openedAt: AT,
}
const exercise: ExerciseInfo = {
  id: 'one',
  title: msg`The first`,
  summary: msg`About it.`,
  minutes: 40,
  hosts: ['master'],
  tasks: ['a', 'b'].map((id) => ({
    id,
    title: verbatim(id),
    description: verbatim(''),
    points: 10,
    hints: 2,
  })),
  attempt: { title: verbatim(''), description: verbatim('') },
}
const progress = { exercise: 'one', achieved: { b: AT }, hintsShown: {}, attempts: [], workedSeconds: 0 }

test('up: hosts and what was drawn, each once, and where to go next', () => {
  const text = upText(exercise, lab, plain)
  expect(text).toContain('  master     10.1.0.2\n  plainPort  23001\n')
  expect(text).not.toContain('masterAddress')
  expect(text).toContain('npx bulkhead shell master')
  expect(text).toContain('npx bulkhead attempt one')
})

test('up: nothing is said of an attempt where there is none', () => {
  expect(upText({ title: msg`A reading` }, lab, plain)).not.toContain('attempt')
})

test('list: how far, and whether the lab is open, or that it could not be told', () => {
  expect(listText([listedExercise(exercise, progress, [lab])], plain)).toBe(
    'one  The first  40 min  1 of 2 tasks  open, seed s1',
  )
  expect(listText([listedExercise(exercise, progress, [])], plain)).toContain('closed')
  expect(listText([listedExercise(exercise, progress, undefined)], plain)).toMatch(/\?$/)
})

test('list: as JSON', () => {
  const listed = listedExercise(exercise, progress, [lab])
  expect(listed.tasks.map((task) => task.achieved)).toEqual([null, AT])
  expect([listed.open, listed.lab]).toEqual([true, lab])
  expect(listedExercise(exercise, progress, [])).toMatchObject({ open: false, lab: null })
  expect(listedExercise(exercise, progress, undefined)).toMatchObject({ open: null, lab: null })
})

test('doctor: what to do stands below what was found', () => {
  const text = doctorText(
    [
      { id: 'docker', title: msg`Docker`, status: 'ok', detail: msg`It answers.`, todo: verbatim('') },
      {
        id: 'disk',
        title: msg`Disk space`,
        status: 'problem',
        detail: msg`None is left at all.`,
        todo: msg`Free some.`,
      },
    ],
    36,
    plain,
  )
  expect(text).toBe(`ok       Docker      It answers.
problem  Disk space  None is left at
                     all.
                     → Free some.`)
})

test('attempt: a step that helped the attacker, and one that did not', () => {
  const step = { tried: msg`Knock`, got: verbatim('Come\x1b[1A in'), succeeded: true, at: AT }
  expect(stepText(step, 80, plain).split('\n')[1]).toBe('WORKED    Come in')
  expect(stepText({ ...step, succeeded: false }, 80, plain)).toContain('REFUSED   Come in')
  const report = {
    exercise: 'one',
    outcome: 'refused' as const,
    summary: msg`Every way was closed.`,
    steps: [],
    at: AT,
  }
  expect(outcomeText(report, 80, plain)).toBe('\nREFUSED: Every way was closed.')
})

test('doctor: what can be typed, and which findings are repaired', () => {
  const repair = { label: msg`Remove them`, does: [], asks: true }
  const findings: DoctorFinding[] = [
    { id: 'a', title: msg`A`, status: 'ok', detail: msg`Fine.`, todo: verbatim(''), repair },
    {
      id: 'b',
      title: msg`B`,
      status: 'warning',
      detail: msg`Left.`,
      todo: msg`Tidy up.`,
      repair,
      commands: ['rm b'],
    },
    { id: 'c', title: msg`C`, status: 'problem', detail: msg`Broken.`, todo: msg`Mend it.` },
  ]
  const text = doctorText(findings, 100, plain)
  expect(text).toContain('  rm b\n')
  expect(text).toContain('→ Remove them: npx bulkhead doctor --repair b')
  expect(findingsToRepair(findings, true).map(({ id }) => id)).toEqual(['b'])
  expect(findingsToRepair(findings, 'a').map(({ id }) => id)).toEqual(['a'])
  expect(() => findingsToRepair(findings, 'x')).toThrow('no finding')
})
