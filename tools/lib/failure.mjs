import { joined, msg, space } from '../../contract/message-core.mjs'
import { t } from './language.mjs'

/** @typedef {import('../../engine/hosts/docker-engine/apt.mjs').Trouble} Trouble */

/**
 * A failure that is expected and that a person should read. What only developers meet may be told in English.
 * @typedef {{ code: string, what: Said, means: Said, todo: Said }} Told
 * @typedef {string | import('./language.mjs').Message} Said
 */
export class Failure extends Error {
  /** @param {Told} trouble */
  constructor(trouble) {
    super(t(joined([trouble.what, trouble.means, trouble.todo], space)))
    this.name = 'Failure'
    this.trouble = trouble
  }
}

/**
 * What a refusal by the system means; `undefined` for any other error.
 * @param {unknown} error
 * @returns {Trouble | undefined}
 */
export function explainSystemError(error) {
  const { code, path } = /** @type {NodeJS.ErrnoException} */ (error ?? {})
  const where = path ?? msg`the disk`
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return {
        code: 'disk-full',
        what: msg`The disk is full.`,
        means: msg`There was no room to write ${where}.`,
        todo: msg`Free some space and start again.`,
      }
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return {
        code: 'not-writable',
        what: msg`This user may not write ${where}.`,
        means: msg`Bulkhead keeps what it builds in its own directory.`,
        todo: msg`Make it yours (chown), or put a copy where you may write, and start again.`,
      }
    default:
      return undefined
  }
}

/**
 * Runs a command of ours to its end: an expected failure is told in its own words, any other with its stack.
 * @param {() => Promise<number>} main answers the exit status
 */
export async function runMain(main) {
  try {
    process.exitCode = await main()
  } catch (error) {
    process.exitCode = 1
    const trouble = explainSystemError(error)
    const known = error instanceof Failure ? error : trouble && new Failure(trouble)
    console.error(known ? `\n${known.message}` : error)
  }
}
