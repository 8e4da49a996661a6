import type { ClassCourse, ClassFile, GradesFormat } from '../../contract/class/index.ts'
import { type ExerciseDefinition, msg, render } from '../../contract/index.ts'
import { TroubleError } from '../../engine/hosts/lab-hosts.ts'
import type { Grades } from '../parts.ts'
import type { ClassDatabase } from '../store/database.ts'
import { evidenceKey, evidenceOf, signEvidence } from './evidence.ts'
import { gradedEvents } from './facts.ts'
import { type Titles, folderOf, gradesCsv, gradesJson, gradesJunit, resultsZip } from './formats.ts'
import { gradescopeResults } from '../../results/gradescope.ts'
import { prairielearnResults } from '../../results/prairielearn.ts'
import { type GradeBook, gradeLearner } from './grade-book.ts'

export interface GradesOptions {
  database: ClassDatabase
  /** The class's folder, which has the key that evidence is signed with. */
  home: string
  // oxlint-disable-next-line typescript/no-explicit-any -- each exercise has an observation of its own
  exercises: readonly ExerciseDefinition<any>[]
  course(): Promise<ClassCourse>
  className(): Promise<string>
  now?: () => Date
}

/** Grades from what was reported, computed when they are asked for. */
export function createGrades({
  database,
  home,
  exercises,
  course,
  className,
  now = () => new Date(),
}: GradesOptions): Grades {
  const graded = exercises.map(({ id, tasks }) => ({
    id,
    tasks: tasks.map((task) => ({ id: task.id, points: task.points })),
  }))
  const titles: Titles = {
    exercise: (id) => titleOf(exercises.find((exercise) => exercise.id === id)) ?? id,
    task: (exercise, id) =>
      titleOf(exercises.find((one) => one.id === exercise)?.tasks.find((task) => task.id === id)) ?? id,
  }

  async function book(set: ClassCourse, person: string | null): Promise<GradeBook> {
    const learners = await database.db
      .selectFrom('people')
      .select(['id', 'name', 'roster_id'])
      .where('role', '=', 'learner')
      .$if(person !== null, (query) => query.where('id', '=', person ?? ''))
      .orderBy('name')
      .orderBy('id')
      .execute()
    if (person !== null && learners.length === 0) throw noLearner()
    const grades = []
    // One after the other: a class goes on meanwhile.
    for (const { id, name, roster_id: rosterId } of learners) {
      const events = await gradedEvents(database, id)
      grades.push(gradeLearner({ person: id, name, rosterId }, set.assignments, graded, events))
    }
    return {
      schema: 'bulkhead.grades/1',
      className: await className(),
      at: now().toISOString(),
      timeZone: set.timeZone,
      learners: grades,
    }
  }

  return {
    async file(format, person) {
      const set = await course()
      const all = await book(set, person)
      if (format !== 'evidence') return fileOf(format, all, titles)
      const [learner] = all.learners
      if (person === null || !learner) throw evidenceOfOne()
      const payload = await evidenceOf(database, all, learner, { course: set, exercises: graded })
      const text = signEvidence(payload, evidenceKey(home))
      return toFile(`evidence-${folderOf(learner)}.json`, 'application/json', text)
    },
  }
}

function fileOf(format: Exclude<GradesFormat, 'evidence'>, book: GradeBook, titles: Titles): ClassFile {
  const [only] = book.learners
  const of = book.learners.length === 1 && only ? `-${folderOf(only)}` : ''
  switch (format) {
    case 'csv':
      return toFile(`grades${of}.csv`, 'text/csv', gradesCsv(book))
    case 'json':
      return toFile(`grades${of}.json`, 'application/json', gradesJson(book))
    case 'junit':
      return toFile(`grades${of}.xml`, 'application/xml', gradesJunit(book, titles))
    case 'gradescope':
      return toFile(`gradescope${of}.zip`, 'application/zip', resultsZip(book, gradescopeResults, titles))
    case 'prairielearn':
      return toFile(`prairielearn${of}.zip`, 'application/zip', resultsZip(book, prairielearnResults, titles))
  }
}

function toFile(name: string, type: string, content: string | Uint8Array): ClassFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content)
  return { name, type, base64: bytes.toString('base64') }
}

const titleOf = (titled?: Pick<ExerciseDefinition, 'title'>) => titled && render(titled.title)

const noLearner = () =>
  new TroubleError({
    code: 'no-learner',
    what: msg`There is no such learner in this class.`,
    means: msg`They may have been removed meanwhile.`,
    todo: msg`Look at the list of people.`,
  })

const evidenceOfOne = () =>
  new TroubleError({
    code: 'evidence-of-one',
    what: msg`Evidence is bundled for one learner at a time.`,
    means: msg`All that a learner’s machines told is in it, so that a class’s would be too much for one file.`,
    todo: msg`Choose a learner, or write all of them into a folder: npx bulkhead class grades --format evidence --out FOLDER`,
  })
