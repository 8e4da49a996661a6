import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import type { Catalog } from '../../contract/index.ts'
import { CATALOG, readCatalog } from './catalogs.ts'
import { messagesIn } from './messages-in.ts'

const NAME = 'virtual:course-texts'
const RESOLVED = `\0${NAME}`

/**
 * For Vite: what the course says of every exercise, in Chinese, as a module of its own. All that the exercises say is
 * fifty times as much, and comes with each one's lesson.
 */
export function courseTexts(root: string): Plugin {
  return {
    name: 'bulkhead:course-texts',
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    load: (id) => (id === RESOLVED ? `export default ${JSON.stringify(readCourseTexts(root))}` : undefined),
  }
}

/** An exercise's module says its title and its summary; its tasks and its attack are in others. */
export function readCourseTexts(root: string): Catalog {
  const files = readdirSync(join(root, 'labs'), { recursive: true, encoding: 'utf8' })
  const texts = files
    .filter((file) => /^[^/]+\/exercise\.ts$/.test(file))
    .flatMap((file) => {
      const path = join(root, 'labs', file)
      const catalog = readCatalog(join(path, '..', CATALOG))
      return messagesIn(path, readFileSync(path, 'utf8')).map(({ text }) => [text, catalog[text] ?? ''])
    })
  return Object.fromEntries(texts) as Catalog
}
