import { msg } from '../../contract/message-core.mjs'

const NETWORK_ERRORS =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b/

/** Files that npm could not unpack are only a warning to it, though the packages are of no use then. */
export function isIncomplete(/** @type {string} */ output) {
  return /TAR_ENTRY_ERROR|\bENOSPC\b/.test(output)
}

/** Whether npm could not reach its registry. */
export function isUnreachable(/** @type {string} */ output) {
  return NETWORK_ERRORS.test(output)
}

/**
 * What npm's output says is wrong.
 * @param {string} output
 * @typedef {import('./language.mjs').Message} Message
 *
 * @param {{ doing: Message, failed: Message, root: string, logFile: string }} context `doing`: what failed, as a clause;
 *   `failed`: as a sentence
 * @returns {import('./failure.mjs').Trouble}
 */
export function explainNpmFailure(output, { doing, failed, root, logFile }) {
  if (/ENOSPC|no space left on device/i.test(output)) {
    return {
      code: 'disk-full',
      what: msg`The disk is full: ${doing} was not possible.`,
      means: msg`About 2 GB are needed.`,
      todo: msg`Free some space and start again. Details: ${logFile}`,
    }
  }
  if (isUnreachable(output)) {
    return {
      code: 'registry-unreachable',
      what: msg`The npm registry cannot be reached: ${doing} was not possible.`,
      means: msg`There seems to be no network, or a proxy or registry setting leads nowhere (npm config get registry).`,
      todo: msg`Check the network and start again. Details: ${logFile}`,
    }
  }
  if (/\b(EACCES|EPERM|EROFS)\b/.test(output)) {
    return {
      code: 'not-writable',
      what: msg`This user may not write where it must: ${doing} was not possible.`,
      means: msg`Packages are installed into ${root}, and npm keeps a cache in your home directory.`,
      todo: msg`Make both yours (chown), or put a copy where you may write, and start again. Details: ${logFile}`,
    }
  }
  if (/\bEUSAGE\b|can only install packages when your package\.json/.test(output)) {
    return {
      code: 'lock-mismatch',
      what: msg`package.json and package-lock.json do not belong together.`,
      means: msg`One was changed without the other, so what to install is unclear.`,
      todo: msg`Restore both from the repository, or run “npm install” once. Details: ${logFile}`,
    }
  }
  return {
    code: 'npm-failed',
    what: failed,
    means: msg`npm ended with an error.`,
    todo: msg`See ${logFile}, put it right, and start again.`,
  }
}
