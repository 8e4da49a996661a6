import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { DataAbout, DataKind } from '../../contract/index.ts'
import { PROGRESS_FILE } from '../progress/progress.ts'

/** What an entry of the data folder is. */
export function kindOf(name: string): DataKind {
  if (name.startsWith(`${PROGRESS_FILE}.kept-`)) return 'kept-aside'
  if (name.startsWith(PROGRESS_FILE)) return 'progress'
  switch (name) {
    case 'recordings':
      return 'recordings'
    case 'docker':
      return 'engine'
    case 'logs':
      return 'logs'
    case 'compile-cache':
      return 'cache'
    default:
      return 'other'
  }
}

/** How large each kind of thing in the data folder is. */
export async function partsOf(home: string): Promise<DataAbout['parts']> {
  const bytes = new Map<DataKind, number>()
  for (const name of await namesIn(home)) {
    const kind = kindOf(name)
    bytes.set(kind, (bytes.get(kind) ?? 0) + (await sizeOf(join(home, name))))
  }
  return [...bytes].map(([kind, size]) => ({ kind, bytes: size }))
}

/** What it takes on the disk, links not followed; what can't be read counts nothing. */
async function sizeOf(path: string): Promise<number> {
  const status = await lstat(path).catch(() => undefined)
  if (!status) return 0
  // Blocks, so that a file with holes counts what it takes. Windows has none.
  const own = status.blocks === undefined || process.platform === 'win32' ? status.size : status.blocks * 512
  if (!status.isDirectory()) return own
  let total = own
  for (const name of await namesIn(path)) total += await sizeOf(join(path, name))
  return total
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => [])
