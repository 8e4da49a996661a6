import { watch } from 'node:fs'
import { join } from 'node:path'

/** Editors write a file in several steps; they count as one change, in milliseconds. */
const SETTLED_MS = 150

/** Calls `onChange` with what changed below a folder, from the root, once it is quiet. Answers how to stop. */
export function watchSources(
  root: string,
  folder: string,
  isSource: (path: string) => boolean,
  onChange: (paths: string[]) => void,
): () => void {
  const changed = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  const watcher = watch(join(root, folder), { recursive: true }, (_event, name) => {
    if (name === null || !isSource(name)) return
    changed.add(join(folder, name))
    clearTimeout(timer)
    timer = setTimeout(() => {
      const paths = [...changed]
      changed.clear()
      onChange(paths)
    }, SETTLED_MS)
  })
  return () => {
    clearTimeout(timer)
    watcher.close()
  }
}

/** Modules, but no tests: what they say changes nothing that runs. */
export const isModule = (path: string): boolean => /\.(ts|mjs)$/.test(path) && !path.endsWith('.test.ts')
