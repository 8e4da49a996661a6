import {
  type CheckResult,
  type Evidence,
  type ExerciseVerdict,
  type Message,
  type Status,
  type TaskVerdict,
  joined,
  msg,
  space,
} from '../contract/index.ts'
import { t } from './language.ts'
import { type Format, type Paint, tame } from './output.ts'
import { type Cell, clock, pad, table, widthOf, wrap } from './text.ts'

const FORMATS: Record<Status, Format> = { pass: 'green', fail: 'red', error: 'yellow', unsupported: 'gray' }

const WORDS: Record<Status, Message> = {
  pass: msg`PASS`,
  fail: msg`FAIL`,
  error: msg`ERROR`,
  unsupported: msg`UNSUPPORTED`,
}

/** A verdict for a person: the tasks under each other, then what is wrong and how it shows, then the score. */
export function verdictText(verdict: ExerciseVerdict, title: Message, width: number, paint: Paint): string {
  const wrong = verdict.tasks.filter((task) => task.status === 'fail' || task.status === 'error')
  return [
    t`${paint('bold', t(title))} (${verdict.exercise}, seed ${verdict.seed})`,
    '',
    table(verdict.tasks.map(taskRow), paint),
    ...wrong.flatMap((task) => [
      '',
      paint('bold', t(task.title)),
      ...wrongChecks(task).map((check) => checkText(check, width, paint)),
    ]),
    '',
    t(scoreText(verdict)),
  ].join('\n')
}

function taskRow({ title, status, achieved, points }: TaskVerdict): Cell[] {
  const score = status === 'unsupported' ? t`does not count` : `${status === 'pass' ? points : 0}/${points}`
  const before = achieved !== null && status !== 'pass' ? t`achieved before` : ''
  return [{ text: `  ${t(WORDS[status])}`, format: FORMATS[status] }, t(title), score, before]
}

const wrongChecks = (task: TaskVerdict) =>
  task.checks.filter(({ status }) => status === 'fail' || status === 'error')

function checkText({ status, summary, evidence }: CheckResult, width: number, paint: Paint): string {
  const label = pad(t(WORDS[status]), 7)
  const indent = 2 + widthOf(label)
  return [
    `  ${paint(FORMATS[status], label)}${wrap(tame(t(summary)), width, indent)}`,
    ...evidence.map((one) => evidenceText(one, width, paint)),
  ].join('\n')
}

function evidenceText({ tried, from, expected, got, at }: Evidence, width: number, paint: Paint): string {
  const line = (label: string, text: string) =>
    `         ${paint('dim', pad(label, 10))}${wrap(tame(text), width, 19)}`
  return [
    line(t`tried`, t`${tried} (from ${from}, ${clock(at)})`),
    line(t`expected`, t(expected)),
    line(t`got`, t(got)),
  ].join('\n')
}

function scoreText({ score, maxScore, tasks }: ExerciseVerdict): Message {
  const counting = tasks.filter((task) => task.status !== 'unsupported')
  const passed = counting.filter((task) => task.status === 'pass').length
  const errors = counting.filter((task) => task.status === 'error').length
  const all = counting.length
  const points =
    all === 1
      ? msg`Score ${score} of ${maxScore}: ${passed} of ${all} task passes.`
      : msg`Score ${score} of ${maxScore}: ${passed} of ${all} tasks pass.`
  return joined([points, ...(errors > 0 ? [unclear(errors)] : [])], space)
}

const unclear = (errors: number) =>
  errors === 1
    ? msg`${errors} task could not be judged, and that is Bulkhead’s trouble, not yours.`
    : msg`${errors} tasks could not be judged, and that is Bulkhead’s trouble, not yours.`
