import type { CheckResult, Evidence, ExerciseVerdict, Status, TaskVerdict } from '../contract/index.ts'
import { type Format, type Paint, tame } from './output.ts'
import { type Cell, clock, plural, table, wrap } from './text.ts'

const FORMATS: Record<Status, Format> = { pass: 'green', fail: 'red', error: 'yellow', unsupported: 'gray' }

/** A verdict for a person: the tasks under each other, then what is wrong and how it shows, then the score. */
export function verdictText(verdict: ExerciseVerdict, title: string, width: number, paint: Paint): string {
  const wrong = verdict.tasks.filter((task) => task.status === 'fail' || task.status === 'error')
  return [
    `${paint('bold', title)} (${verdict.exercise}, seed ${verdict.seed})`,
    '',
    table(verdict.tasks.map(taskRow), paint),
    ...wrong.flatMap((task) => [
      '',
      paint('bold', task.title),
      ...wrongChecks(task).map((check) => checkText(check, width, paint)),
    ]),
    '',
    scoreText(verdict),
  ].join('\n')
}

function taskRow({ title, status, achieved, points }: TaskVerdict): Cell[] {
  const score = status === 'unsupported' ? 'does not count' : `${status === 'pass' ? points : 0}/${points}`
  const before = achieved !== null && status !== 'pass' ? 'achieved before' : ''
  return [{ text: `  ${status.toUpperCase()}`, format: FORMATS[status] }, title, score, before]
}

const wrongChecks = (task: TaskVerdict) =>
  task.checks.filter(({ status }) => status === 'fail' || status === 'error')

function checkText({ status, summary, evidence }: CheckResult, width: number, paint: Paint): string {
  const label = status.toUpperCase().padEnd(7)
  return [
    `  ${paint(FORMATS[status], label)}${wrap(tame(summary), width, 9)}`,
    ...evidence.map((one) => evidenceText(one, width, paint)),
  ].join('\n')
}

function evidenceText({ tried, from, expected, got, at }: Evidence, width: number, paint: Paint): string {
  const line = (label: string, text: string) =>
    `         ${paint('dim', label.padEnd(10))}${wrap(tame(text), width, 19)}`
  return [
    line('tried', `${tried} (from ${from}, ${clock(at)})`),
    line('expected', expected),
    line('got', got),
  ].join('\n')
}

function scoreText({ score, maxScore, tasks }: ExerciseVerdict): string {
  const counting = tasks.filter((task) => task.status !== 'unsupported')
  const passed = counting.filter((task) => task.status === 'pass').length
  const errors = counting.filter((task) => task.status === 'error').length
  const unclear =
    errors > 0
      ? ` ${plural(errors, 'task')} could not be judged, and that is Bulkhead’s trouble, not yours.`
      : ''
  return `Score ${score} of ${maxScore}: ${passed} of ${plural(counting.length, 'task passes', 'tasks pass')}.${unclear}`
}
