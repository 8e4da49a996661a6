/** Plain JavaScript, because the set-up that comes before Node 24 uses it too. */
import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * A log of something that goes on for a while. That the disk is full is told by what it is a log of, so
 * what can't be written is dropped.
 * @param {string} file
 */
export function openLog(file) {
  mkdirSync(dirname(file), { recursive: true })
  const stream = createWriteStream(file)
  stream.on('error', () => undefined)
  return {
    write: (/** @type {Buffer} */ chunk) => void stream.write(chunk),
    /** @returns {Promise<void>} */
    close: () => new Promise((resolve) => stream.end(() => resolve())),
  }
}
