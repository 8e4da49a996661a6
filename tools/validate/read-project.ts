import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Area, modulesOf, readAreas } from '../languages/catalogs.ts'
import type { KnownTools } from './commands/known-options.ts'
import { createLessonParser } from './parse-lesson.ts'
import type { Problem } from './problem.ts'
import { type ExerciseFacts, LANGUAGES, type Lesson, type Project, type SourceFile } from './project.ts'

/** What a project's modules say of the course; the rest is read from its files. */
export interface CourseFacts {
  exercises: (areas: readonly Area[]) => ExerciseFacts[]
  course: readonly string[]
  after: Project['after']
  glossary: Project['glossary']
}

export const KNOWN_TOOLS = 'tools/validate/commands/known-options.json'

/** Reads everything that the checks look at. */
export async function readProject(root: string, facts: CourseFacts): Promise<Project> {
  const areas = readAreas(root)
  const { lessons, unreadable } = await readLessons(root)
  const exercises = facts.exercises(areas)
  return {
    ...facts,
    exercises,
    lessons,
    unreadable,
    areas,
    modules: modulesOf(root).map((file) => readSource(root, file)),
    scripts: exercises.flatMap(({ id }) => scriptsOf(root, id)),
    tools: JSON.parse(readFileSync(join(root, KNOWN_TOOLS), 'utf8')) as KnownTools,
    hasFile: (path) => existsSync(join(root, path)),
  }
}

const readSource = (root: string, file: string): SourceFile => ({
  file,
  text: readFileSync(join(root, file), 'utf8'),
})

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).sort() : [])

async function readLessons(root: string): Promise<{ lessons: Lesson[]; unreadable: Problem[] }> {
  const parse = createLessonParser()
  const lessons: Lesson[] = []
  const unreadable: Problem[] = []
  for (const language of LANGUAGES) {
    for (const name of namesIn(join(root, 'content', language)).filter((each) => each.endsWith('.mdx'))) {
      const { file, text } = readSource(root, `content/${language}/${name}`)
      const parsed = await parse(file, language, text)
      if ('lesson' in parsed) lessons.push(parsed.lesson)
      else unreadable.push(parsed.problem)
    }
  }
  return { lessons, unreadable }
}

function scriptsOf(root: string, exercise: string): Project['scripts'] {
  return ['solutions', 'wrong'].flatMap((kind) =>
    namesIn(join(root, 'labs', exercise, kind))
      .filter((name) => name.endsWith('.sh'))
      .map((name) => ({ exercise, ...readSource(root, `labs/${exercise}/${kind}/${name}`) })),
  )
}
