import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ExerciseDefinition } from '../../contract/index.ts'
import { seededRandom } from '../../engine/grading/random.ts'
import type { Area } from '../languages/catalogs.ts'
import type { ExerciseFacts, Said } from './project.ts'

/** Different enough that what one of them does not draw another does. */
const SEEDS = ['validate', 'once-more', '3', '44', 'last']

/** What an exercise's definition says of itself, and where that is written. */
export function factsOf(root: string, exercise: ExerciseDefinition, areas: readonly Area[]): ExerciseFacts {
  const folder = `labs/${exercise.id}`
  const file = `${folder}/exercise.ts`
  const written = areas.filter((area) => area.folder === folder).flatMap((area) => area.written)
  const said = (text: string): Said => {
    const at = written.find((message) => message.text === text)
    return { text, file: at?.file ?? file, line: at?.line }
  }
  const lineOfTask = createFinder(root, folder)
  const addresses = Object.fromEntries(
    exercise.topology.map((host, index) => [`${host}Address`, `10.20.0.${index + 2}`]),
  )
  const params = SEEDS.map((seed) => ({ ...exercise.params(seededRandom(seed)), ...addresses }))
  const { attempt } = exercise
  return {
    id: exercise.id,
    file,
    minutes: exercise.minutes,
    topology: exercise.topology,
    tasks: exercise.tasks.map(({ id, points, hints }) => ({
      id,
      points,
      hints: hints.length,
      ...lineOfTask(id),
    })),
    said: [
      exercise.title,
      exercise.summary,
      ...(attempt ? [attempt.title, attempt.description] : []),
      ...exercise.tasks.flatMap(({ title, description, hints }) => [title, description, ...hints]),
    ].map(({ text }) => said(text)),
    params,
    setup: exercise.setup(params[0] ?? {}),
    watch: exercise.watch,
  }
}

/** Finds the line of a task by its id. */
function createFinder(root: string, folder: string) {
  const modules = readdirSync(join(root, folder))
    .filter((name) => /^(tasks|exercise)\.ts$/.test(name))
    .sort()
    .reverse()
    .map((name) => ({
      file: `${folder}/${name}`,
      lines: readFileSync(join(root, folder, name), 'utf8').split('\n'),
    }))
  return (id: string): { file: string; line?: number } => {
    for (const { file, lines } of modules) {
      const index = lines.findIndex((line) => line.includes(`'${id}'`))
      if (index >= 0) return { file, line: index + 1 }
    }
    return { file: `${folder}/exercise.ts` }
  }
}
