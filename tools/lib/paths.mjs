import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
export const modules = join(root, 'node_modules')
/** What is built, remembered and logged here; may be deleted at any time. */
export const cache = join(root, '.cache')

/** Node 24, from the registry. */
export const node24 = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** @returns {string | undefined} Electron's program, where its binary was had */
export function electronProgram() {
  try {
    const program = join(
      modules,
      'electron',
      'dist',
      readFileSync(join(modules, 'electron', 'path.txt'), 'utf8'),
    )
    return existsSync(program) ? program : undefined
  } catch {
    return undefined
  }
}

/**
 * The environment of what runs on Node 24: it and the packages' programs come first in the PATH.
 * @param {Record<string, string>} [more]
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnvironment(more = {}) {
  const separator = process.platform === 'win32' ? ';' : ':'
  const first = [dirname(node24), join(modules, '.bin')].join(separator)
  return { ...process.env, PATH: `${first}${separator}${process.env.PATH ?? ''}`, ...more }
}
