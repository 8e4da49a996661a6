import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import type { Catalog } from '../../contract/index.ts'
import { CATALOG, readCatalog } from './catalogs.ts'
import { messagesIn } from './messages-in.ts'

/** Modules by their names, and what each of them says. */
const MODULES: Record<string, (root: string) => Catalog> = {
  'virtual:course-texts': readCourseTexts,
  'virtual:task-texts': readTaskTexts,
}

/**
 * For Vite: what the course says of every exercise, in Chinese, and what their tasks are called, each as a module of
 * its own. All that the exercises say is fifty times as much, and comes with each one's lesson.
 */
export function courseTexts(root: string): Plugin {
  return {
    name: 'bulkhead:course-texts',
    resolveId: (id) => (MODULES[id] ? `\0${id}` : undefined),
    load(id) {
      const read = MODULES[id.slice(1)]
      return read && `export default ${JSON.stringify(read(root))}`
    },
  }
}

/** An exercise's module says its title and its summary; its tasks and its attack are in others. */
export function readCourseTexts(root: string): Catalog {
  return readTexts(root, 'exercise.ts', () => true)
}

/** The titles of all tasks. */
function readTaskTexts(root: string): Catalog {
  return readTexts(root, 'tasks.ts', (line) => /^\s*title: msg`/.test(line))
}

/** What one module of every exercise says on the lines that are wanted. */
function readTexts(root: string, module: string, isWanted: (line: string) => boolean): Catalog {
  const exercises = readdirSync(join(root, 'labs'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  )
  const texts = exercises.flatMap(({ name }) => {
    const folder = join(root, 'labs', name)
    const path = join(folder, module)
    if (!existsSync(path)) return []
    const source = readFileSync(path, 'utf8')
    const lines = source.split('\n')
    const catalog = readCatalog(join(folder, CATALOG))
    return messagesIn(path, source)
      .filter(({ line }) => isWanted(lines[line - 1] ?? ''))
      .map(({ text }) => [text, catalog[text] ?? ''])
  })
  return Object.fromEntries(texts) as Catalog
}
