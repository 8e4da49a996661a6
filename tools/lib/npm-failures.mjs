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
 * @param {{ doing: string, root: string, logFile: string }} context `doing`: what failed, as a clause
 * @returns {import('./failure.mjs').Trouble}
 */
export function explainNpmFailure(output, { doing, root, logFile }) {
  const details = `Details: ${logFile}`
  if (/ENOSPC|no space left on device/i.test(output)) {
    return {
      code: 'disk-full',
      what: `The disk is full: ${doing} was not possible.`,
      means: 'About 2 GB are needed.',
      todo: `Free some space and start again. ${details}`,
    }
  }
  if (isUnreachable(output)) {
    return {
      code: 'registry-unreachable',
      what: `The npm registry cannot be reached: ${doing} was not possible.`,
      means:
        'There seems to be no network, or a proxy or registry setting leads nowhere (npm config get registry).',
      todo: `Check the network and start again. ${details}`,
    }
  }
  if (/\b(EACCES|EPERM|EROFS)\b/.test(output)) {
    return {
      code: 'not-writable',
      what: `This user may not write where it must: ${doing} was not possible.`,
      means: `Packages are installed into ${root}, and npm keeps a cache in your home directory.`,
      todo: `Make both yours (chown), or put a copy where you may write, and start again. ${details}`,
    }
  }
  if (/\bEUSAGE\b|can only install packages when your package\.json/.test(output)) {
    return {
      code: 'lock-mismatch',
      what: 'package.json and package-lock.json do not belong together.',
      means: 'One was changed without the other, so what to install is unclear.',
      todo: `Restore both from the repository, or run “npm install” once. ${details}`,
    }
  }
  return {
    code: 'npm-failed',
    what: `${doing[0]?.toUpperCase()}${doing.slice(1)} failed.`,
    means: 'npm ended with an error.',
    todo: `See ${logFile}, put it right, and start again.`,
  }
}
