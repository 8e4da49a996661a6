import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * A hash over names, sizes and times of files; directories are walked. Reads no contents, so that it
 * costs milliseconds. What isn't there counts as such.
 * @param {string} base
 * @param {readonly string[]} paths relative to `base`
 */
export function fingerprint(base, paths) {
  const hash = createHash('sha256')
  for (const path of paths) addTo(hash, base, path)
  return hash.digest('hex')
}

/** @type {(hash: import('node:crypto').Hash, base: string, path: string) => void} */
function addTo(hash, base, path) {
  const stats = statSync(join(base, path), { throwIfNoEntry: false })
  if (stats?.isDirectory()) {
    for (const name of readdirSync(join(base, path)).sort()) addTo(hash, base, `${path}/${name}`)
  } else {
    hash.update(`${path}\0${stats ? `${stats.size} ${stats.mtimeMs}` : 'missing'}\0`)
  }
}

/** Whether the last thing done under this stamp was done from the same. */
export function isStamped(/** @type {string} */ file, /** @type {string} */ value) {
  try {
    return readFileSync(file, 'utf8') === value
  } catch {
    return false
  }
}

export function writeStamp(/** @type {string} */ file, /** @type {string} */ value) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, value)
}
