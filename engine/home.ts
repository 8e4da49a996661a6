import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** Where Bulkhead keeps what is this person's: progress, secrets, logs. Absolute; not made yet. */
export function bulkheadHome(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
  userHome: string = homedir(),
): string {
  if (env.BULKHEAD_HOME) return resolve(env.BULKHEAD_HOME)
  if (platform === 'darwin') return join(userHome, 'Library', 'Application Support', 'Bulkhead')
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(userHome, 'AppData', 'Local'), 'Bulkhead')
  // The XDG specification says to ignore a relative path.
  const data = env.XDG_DATA_HOME?.startsWith('/') ? env.XDG_DATA_HOME : join(userHome, '.local', 'share')
  return join(data, 'bulkhead')
}

/** Where a class is kept that nobody chose a folder for. */
export const classHome = (home: string): string => join(home, 'class')

/**
 * The content of a small file that only this user may read, made on first use. Of several processes that
 * make it at the same moment one wins, and all answer the same.
 */
export function keptValue(home: string, name: string, make: () => string): string {
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const path = join(home, name)
  try {
    writeFileSync(path, make(), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const value = readFileSync(path, 'utf8').trim()
  if (value !== '') return value
  // Empty: a crash came between making and writing it.
  writeFileSync(path, make(), { mode: 0o600 })
  return readFileSync(path, 'utf8').trim()
}

/** Tells this installation's containers from another's on the same Docker engine: 12 lower-case hex digits. */
export function installationId(home: string): string {
  return keptValue(home, 'installation', () => randomBytes(6).toString('hex'))
}
