import { stringify } from 'csv-stringify/sync'
import { strToU8, zipSync } from 'fflate'
import { junitXml } from '../../results/junit.ts'
import type { ResultPart, ScoredSuite } from '../../results/suite.ts'
import type { ExerciseGrade, GradeBook, LearnerGrade, TaskGrade } from './grade-book.ts'

/** What exercises and tasks are called in what is published. */
export interface Titles {
  exercise(id: string): string
  task(exercise: string, id: string): string
}

/** A line per learner and exercise, with the columns that nbgrader exports. */
export function gradesCsv({ learners }: GradeBook): string {
  const rows = learners.flatMap((learner) =>
    learner.exercises.map((grade) => ({
      assignment: grade.exercise,
      duedate: timestamp(grade.dueAt),
      timestamp: timestamp(grade.lastAt),
      student_id: learner.rosterId ?? learner.person,
      ...nameParts(learner.name),
      email: learner.rosterId?.includes('@') ? learner.rosterId : '',
      raw_score: grade.rawScore,
      late_submission_penalty: Math.round((grade.rawScore - grade.score) * 100) / 100,
      score: grade.score,
      max_score: grade.maxScore,
    })),
  )
  const columns = [
    'assignment',
    'duedate',
    'timestamp',
    'student_id',
    'last_name',
    'first_name',
    'email',
    'raw_score',
    'late_submission_penalty',
    'score',
    'max_score',
  ]
  // A name that begins like a formula is text in a spreadsheet too.
  return stringify(rows, { header: true, columns, escape_formulas: true })
}

/** `2026-11-22 09:30:00`, UTC, as nbgrader writes it; empty where there is none. */
const timestamp = (at: string | null): string => (at === null ? '' : at.slice(0, 19).replace('T', ' '))

/** The last word is the family's name. A name in one piece, as Chinese ones are written, is not taken apart. */
function nameParts(name: string): { last_name: string; first_name: string } {
  const at = name.lastIndexOf(' ')
  return { last_name: name.slice(at + 1), first_name: at < 0 ? '' : name.slice(0, at) }
}

export function gradesJson(book: GradeBook): string {
  return `${JSON.stringify(book, null, 2)}\n`
}

const SAID: Record<TaskGrade['status'], string> = {
  achieved: 'Achieved in time.',
  late: 'Achieved after the deadline.',
  missing: 'Not achieved.',
  unsupported: 'The kernel of this lab could not do it; it does not count.',
}
const saidOf = ({ status, achievedAt }: TaskGrade): string =>
  achievedAt === null ? SAID[status] : `${SAID[status]} (${achievedAt})`

/** Tasks, and the attack where it counts. Points are weighted. */
function partsOf(grade: ExerciseGrade, titles: Titles): ResultPart[] {
  const weighted = (points: number) => Math.round(points * grade.weight * 100) / 100
  const tasks = grade.tasks.map((task): ResultPart => ({
    id: task.id,
    name: titles.task(grade.exercise, task.id),
    outcome: task.status === 'unsupported' ? 'skipped' : task.status === 'achieved' ? 'passed' : 'failed',
    points: weighted(task.points),
    maxPoints: weighted(task.maxPoints),
    said: saidOf(task),
  }))
  if (!grade.attempt) return tasks
  const { points, maxPoints, outcome, isWhole } = grade.attempt
  const isEarly = outcome === 'refused' && !isWhole
  const said =
    outcome === null
      ? 'It was not tried before the deadline.'
      : `The last attack before the deadline: ${outcome}${isEarly ? ', but not all tasks passed then' : ''}.`
  const attack: ResultPart = {
    id: 'attempt',
    name: 'The attack is refused',
    outcome: outcome === 'refused' && isWhole ? 'passed' : 'failed',
    points: weighted(points),
    maxPoints: weighted(maxPoints),
    said,
  }
  return [...tasks, attack]
}

/** One learner at one exercise, as other tools are told it; see results/. */
export const suiteOf = (grade: ExerciseGrade, titles: Titles): ScoredSuite => ({
  id: grade.exercise,
  name: titles.exercise(grade.exercise),
  score: grade.score,
  maxScore: grade.maxScore,
  parts: partsOf(grade, titles),
})

/** A results.json per learner and exercise, in folders that are called as they are. */
export function resultsZip(
  { learners }: GradeBook,
  results: (suite: ScoredSuite) => object,
  titles: Titles,
): Uint8Array {
  const files = learners.flatMap((learner) =>
    learner.exercises.map((grade) => [
      `${grade.exercise}/${folderOf(learner)}/results.json`,
      strToU8(`${JSON.stringify(results(suiteOf(grade, titles)), null, 2)}\n`),
    ]),
  )
  return zipSync(Object.fromEntries(files) as Record<string, Uint8Array>)
}

/** Their own id where it can be a folder's name; ours makes it unique. */
export function folderOf({ person, rosterId }: Pick<LearnerGrade, 'person' | 'rosterId'>): string {
  const readable = (rosterId ?? '')
    .replace(/[^A-Za-z0-9@._-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 60)
  return readable === '' ? person : `${readable}_${person}`
}

/** A test suite per learner and exercise, a case per task. */
export function gradesJunit({ learners, className }: GradeBook, titles: Titles): string {
  const suites = learners.flatMap((learner) =>
    learner.exercises.map((grade) => ({
      ...suiteOf(grade, titles),
      name: `${learner.name} (${learner.rosterId ?? learner.person}): ${grade.exercise}`,
      className: `${grade.exercise}.${learner.person}`,
    })),
  )
  return junitXml(className, suites)
}
