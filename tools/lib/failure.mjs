/**
 * A failure that is expected and that a person should read.
 * @typedef {import('../../engine/hosts/docker-engine/apt.mjs').Trouble} Trouble
 */
export class Failure extends Error {
  /** @param {Trouble} trouble */
  constructor(trouble) {
    super(`${trouble.what} ${trouble.means} ${trouble.todo}`)
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
  const { code, path = 'the disk' } = /** @type {NodeJS.ErrnoException} */ (error ?? {})
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return {
        code: 'disk-full',
        what: 'The disk is full.',
        means: `There was no room to write ${path}.`,
        todo: 'Free some space and start again.',
      }
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return {
        code: 'not-writable',
        what: `This user may not write ${path}.`,
        means: 'Bulkhead keeps what it builds in its own directory.',
        todo: 'Make it yours (chown), or put a copy where you may write, and start again.',
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
