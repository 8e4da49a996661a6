import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Catalog } from '../../contract/message.ts'
import { type WrittenMessage, messagesIn } from './messages-in.ts'

export const CATALOG = 'zh-CN.json'

/** Folders whose modules say something to people. */
const FOLDERS = [
  'contract',
  'audit',
  'engine',
  'classroom',
  'labs',
  'content',
  'renderer',
  'cli',
  'web',
  'electron',
  'tools/lib',
]

/** One folder's catalog and what the modules below it, as far as no nearer catalog is theirs, say. */
export interface Area {
  /** From the root, without the file's name. */
  folder: string
  catalog: Catalog
  written: (WrittenMessage & { file: string })[]
}

/** Modules whose words are shown to people. */
export function modulesOf(root: string): string[] {
  return FOLDERS.filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
        (name) => `${folder}/${name}`,
      ),
    )
    .filter(
      (path) =>
        /\.(tsx?|mjs)$/.test(path) && !/(\.test\.tsx?|-doubles?\.tsx?|\.d\.ts)$|\/testing\//.test(path),
    )
}

/** An exercise's folder has its own catalog from the first message on; elsewhere the nearest that is there. */
function areaOf(root: string, file: string): string {
  const exercise = /^labs\/[^/]+(?=\/)/.exec(file)?.[0]
  if (exercise) return exercise
  for (let folder = dirname(file); folder.includes('/'); folder = dirname(folder)) {
    if (existsSync(join(root, folder, CATALOG))) return folder
  }
  return file.slice(0, file.indexOf('/'))
}

/** Every area of the project. */
export function readAreas(root: string): Area[] {
  const written = new Map<string, Area['written']>()
  for (const file of modulesOf(root)) {
    const messages = messagesIn(file, readFileSync(join(root, file), 'utf8'))
    if (messages.length === 0) continue
    const area = areaOf(root, file)
    written.set(area, [...(written.get(area) ?? []), ...messages.map((message) => ({ ...message, file }))])
  }
  return [...written].map(([folder, messages]) => ({
    folder,
    catalog: readCatalog(join(root, folder, CATALOG)),
    written: messages,
  }))
}

export function readCatalog(path: string): Catalog {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Catalog) : {}
}
