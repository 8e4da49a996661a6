import { expect, test } from 'vitest'
import { CheckResult, type ExerciseDefinition, render } from '../../contract/index.ts'
import { recordingsOf } from './recordings.ts'
import { chineseOf, untranslatedIn } from './untranslated.ts'

/** What must hold of every exercise's `judge` on all that was recorded of it. */
export function testRecordings<Observation>(exercise: ExerciseDefinition<Observation>, beside: string): void {
  const { names, scripts, load, statusesOf, expected } = recordingsOf(exercise, beside)
  const { tasks, judge } = exercise

  /** What this kernel can't do, no script can pass or fail. */
  const butUnsupported = (wanted: Record<string, string>, got: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(wanted).map(([id, status]) => [id, got[id] === 'unsupported' ? 'unsupported' : status]),
    )

  test.each(names)('%s', (name) => {
    const { observation, params } = load(name)
    const statuses = statusesOf(observation, params)
    expect(statuses).toEqual(butUnsupported(expected(name), statuses))
  })

  test('every script was recorded', () => {
    const recordings = scripts.map(({ recording }) => recording)
    expect(names).toEqual(expect.arrayContaining([...recordings, 'fresh.json']))
  })

  test('every task passes in some recordings and fails in others', () => {
    for (const { id } of tasks) {
      expect(new Set(names.map((name) => expected(name)[id]))).toEqual(new Set(['pass', 'fail']))
    }
  })

  test.each(names)('%s: every result can be published, says something and shows its evidence', (name) => {
    const { observation, params } = load(name)
    const results = judge(observation, params)
    expect(Object.keys(results).sort()).toEqual(tasks.map((task) => task.id).sort())
    for (const check of Object.values(results).flat()) {
      expect(CheckResult.parse(check)).toEqual(check)
      expect(render(check.summary)).toMatch(/^\S.+\.$/)
      expect(check.evidence.length).toBeGreaterThan(0)
    }
    for (const checks of Object.values(results)) {
      const ids = checks.map((check) => check.id)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  test('all that is said of it is there in Chinese', () => {
    const { title, summary, attempt } = exercise
    expect(untranslatedIn({ title, summary, tasks, attempt }, chineseOf(beside))).toEqual([])
  })

  test.each(names)('%s: what was found is said in Chinese, too', (name) => {
    const { observation, params } = load(name)
    expect(untranslatedIn(judge(observation, params), chineseOf(beside))).toEqual([])
  })

  test('no recording holds a private key', () => {
    for (const name of names) expect(JSON.stringify(load(name))).not.toContain('PRIVATE KEY')
  })
}
