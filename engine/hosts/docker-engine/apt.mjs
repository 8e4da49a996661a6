/**
 * Installs Debian packages. Plain JavaScript, because the set-up that comes before Node 24 uses it too.
 * @typedef {import('../../../contract/message.ts').Message} Message
 * @typedef {{ code: string, what: Message, means: Message, todo: Message }} Trouble
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { joined, msg } from '../../../contract/message-core.mjs'
import { openLog } from './log-file.mjs'

/** Whether apt-get installs packages here. */
export function isDebianLike(osRelease = readOsRelease()) {
  return /^ID(?:_LIKE)?=.*\b(?:debian|ubuntu)\b/m.test(osRelease)
}

function readOsRelease() {
  try {
    return readFileSync('/etc/os-release', 'utf8')
  } catch {
    return ''
  }
}

/**
 * How this process may install packages: as it is, through sudo without a password, or not at all.
 * @returns {string[] | undefined} what goes before the command
 */
export function aptPrefix() {
  if (process.getuid?.() === 0) return []
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : undefined
}

/**
 * Refreshes the package lists and installs; what apt-get says goes into the log file. Services of the
 * packages are not started where systemd doesn't run: whoever needs one starts it.
 * @param {readonly string[]} packages
 * @param {{ logFile: string, signal?: AbortSignal, prefix?: readonly string[] }} options
 * @returns {Promise<Trouble | undefined>} what is wrong, if it didn't work
 */
export async function aptInstall(packages, { logFile, signal, prefix = aptPrefix() ?? [] }) {
  const log = openLog(logFile)
  let output = ''
  const collect = (/** @type {Buffer} */ chunk) => {
    output += chunk.toString()
    log.write(chunk)
  }
  const install = ['install', '--yes', '--no-install-recommends', ...packages]
  try {
    // Lists that can't be refreshed may still do.
    await run([...prefix, ...aptCommand(), 'update'], collect)
    signal?.throwIfAborted()
    // Not interrupted from here on: that could leave packages half configured.
    const status = await run([...prefix, ...aptCommand(), ...install], collect)
    return status === 0 ? undefined : explainAptFailure(output, packages, logFile)
  } finally {
    await log.close()
  }
}

function aptCommand() {
  // In run level 1 the packages' scripts start no services.
  const settings = ['DEBIAN_FRONTEND=noninteractive', 'LC_ALL=C', ...(hasSystemd() ? [] : ['RUNLEVEL=1'])]
  return ['env', ...settings, 'apt-get', '-qq', '-o', 'DPkg::Lock::Timeout=300']
}

/** Whether systemd is this machine's init, so that services are its to start. */
export function hasSystemd() {
  return existsSync('/run/systemd/system')
}

/** @type {(command: string[], onOutput: (chunk: Buffer) => void) => Promise<number | null>} */
function run([program = '', ...args], onOutput) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.on('data', onOutput)
    child.stderr.on('data', onOutput)
    child.once('error', reject)
    child.once('close', resolve)
  })
}

/**
 * @param {string} output
 * @param {readonly string[]} packages
 * @param {string} logFile
 * @returns {Trouble}
 */
export function explainAptFailure(output, packages, logFile) {
  const names = joined(packages)
  const command = `apt-get install ${packages.join(' ')}`
  if (/no space left on device|don't have enough free space/i.test(output)) {
    return {
      code: 'disk-full',
      what: msg`The disk is full: ${names} could not be installed.`,
      means: msg`Nothing was lost, but we cannot go on without it.`,
      todo: msg`Free some space and try again.`,
    }
  }
  if (/could not get lock|unable to acquire the dpkg/i.test(output)) {
    return {
      code: 'apt-busy',
      what: msg`Another program is installing packages, so ${names} could not be.`,
      means: msg`Only one may at a time.`,
      todo: msg`Wait until it is done and try again.`,
    }
  }
  if (
    /temporary failure resolving|could not resolve|could not connect|connection (timed out|refused)|failed to fetch|unable to connect/i.test(
      output,
    )
  ) {
    return {
      code: 'apt-unreachable',
      what: msg`The package archive cannot be reached, so ${names} could not be installed.`,
      means: msg`There seems to be no network, or no way to the archive.`,
      todo: msg`Check the network and try again, or install them yourself (${command}). Details: ${logFile}`,
    }
  }
  if (/unable to locate package|has no installation candidate/i.test(output)) {
    return {
      code: 'apt-unknown-package',
      what: msg`This system’s package archive does not have all of ${names}.`,
      means: msg`Its package sources are incomplete, or their lists could not be refreshed.`,
      todo: msg`Check /etc/apt/sources.list and try “${command}”. Details: ${logFile}`,
    }
  }
  return {
    code: 'apt-failed',
    what: msg`Installing ${names} failed.`,
    means: msg`apt-get ended with an error.`,
    todo: msg`See ${logFile}, put it right, and try “${command}”.`,
  }
}
