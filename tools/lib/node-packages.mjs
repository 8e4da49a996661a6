import { existsSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { msg } from '../../contract/message-core.mjs'
import { aptInstall, aptPrefix, isDebianLike } from '../../engine/hosts/docker-engine/apt.mjs'
import { Failure } from './failure.mjs'
import { t } from './language.mjs'
import { explainNpmFailure, isIncomplete, isUnreachable } from './npm-failures.mjs'
import { cache, modules, node24, root } from './paths.mjs'
import { runLogged } from './run.mjs'

/** @typedef {{ ask?: (question: string) => Promise<boolean>, say: (line: string) => void }} Person */

/** What npm says that it installed. */
const installedLock = join(modules, '.package-lock.json')
const npmLog = join(cache, 'log', 'npm.log')

/**
 * Makes node_modules what package-lock.json says. Install scripts run for two packages only: the one that
 * brings Node 24, and node-pty, which is compiled where no ready binary comes with it.
 * @param {Person} person
 */
export async function ensurePackages(person) {
  if (!arePackagesThere()) {
    person.say(t`Installing the node packages (a minute or two, once) …`)
    await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      doing: msg`installing the node packages`,
      failed: msg`Installing the node packages failed.`,
    })
  }
  linkCommand()
  const unbuilt = [...(isNode24There() ? [] : ['node']), ...(isPtyBuilt() ? [] : ['node-pty'])]
  if (unbuilt.length === 0) return
  if (unbuilt.includes('node-pty')) await ensureCompiler(person)
  const names = unbuilt.join(', ')
  person.say(t`Preparing ${names} …`)
  await npm(['rebuild', ...unbuilt], {
    doing: msg`preparing ${names}`,
    failed: msg`Preparing ${names} failed.`,
  })
}

/** For `npx bulkhead`: npm links the commands of packages, but not the project's own. On Windows npx finds it by itself. */
function linkCommand() {
  const link = join(modules, '.bin', 'bulkhead')
  if (process.platform !== 'win32' && !existsSync(link)) symlinkSync('../../cli/bulkhead.mjs', link)
}

function arePackagesThere() {
  const installed = readLock(installedLock)
  const wanted = readLock(join(root, 'package-lock.json'))
  return installed !== undefined && wanted !== undefined && matchesLock(wanted, installed)
}

/** @typedef {Record<string, { version?: string, optional?: boolean, link?: boolean }>} LockedPackages */

/** @returns {LockedPackages | undefined} */
function readLock(/** @type {string} */ file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

/**
 * Whether what npm says it installed is what the lock file asks for. Optional packages may be missing:
 * most are for other systems.
 * @param {LockedPackages} wanted
 * @param {LockedPackages} installed
 */
export function matchesLock(wanted, installed) {
  const paths = Object.keys(wanted).filter((path) => path !== '')
  return (
    paths.length > 0 &&
    paths.every((path) => {
      const there = installed[path]
      return there ? there.version === wanted[path]?.version : wanted[path]?.optional === true
    })
  )
}

function isNode24There() {
  // Before its install script ran there is an empty file in its place.
  return (statSync(node24, { throwIfNoEntry: false })?.size ?? 0) > 1_000_000
}

function isPtyBuilt() {
  const pty = join(modules, 'node-pty')
  const prebuilt = join(pty, 'prebuilds', `${process.platform}-${process.arch}`)
  return existsSync(join(pty, 'build', 'Release', 'pty.node')) || existsSync(prebuilt)
}

/**
 * @param {string[]} args
 * @param {{ doing: import('./language.mjs').Message, failed: import('./language.mjs').Message }} words
 */
async function npm(args, words) {
  // npm itself takes minutes to give up on a registry that can't be reached.
  const ping = await npmCommand(['ping', '--fetch-retries=0', '--fetch-timeout=15000'])
  if (!ping.ok && isUnreachable(ping.output))
    throw new Failure(explainNpmFailure(ping.output, { ...words, root, logFile: npmLog }))
  const { ok, output } = await npmCommand(args)
  if (ok && !isIncomplete(output)) return
  // By this file the next start would take what is there for complete.
  rmSync(installedLock, { force: true })
  throw new Failure(explainNpmFailure(output, { ...words, root, logFile: npmLog }))
}

/** @param {string[]} args */
function npmCommand(args) {
  const env = { ...process.env }
  // Headers beside the running Node spare node-gyp a download.
  const prefix = dirname(dirname(process.execPath))
  if (existsSync(join(prefix, 'include', 'node', 'node_api.h'))) env.npm_config_nodedir ??= prefix
  return runLogged(['npm', ...args], { cwd: root, logFile: npmLog, env })
}

/** @param {Person} person */
async function ensureCompiler(person) {
  const missing = ['python3', 'make', 'g++'].filter((name) => !isInPath(name))
  if (missing.length === 0) return
  const packages = [...(missing.includes('python3') ? ['python3'] : []), 'build-essential']
  const what =
    missing.length > 1
      ? msg`The terminal needs ${missing.join(', ')} to be compiled, and they are not installed.`
      : msg`The terminal needs ${missing.join(', ')} to be compiled, and it is not installed.`
  const prefix = isDebianLike() ? aptPrefix() : undefined
  if (!prefix || (person.ask && !(await person.ask(t`${what} Install ${packages.join(', ')} now?`)))) {
    throw new Failure({
      code: 'no-compiler',
      what,
      means: msg`Without a terminal there is no lab.`,
      todo: isDebianLike()
        ? msg`Run “apt-get install ${packages.join(' ')}” as root and start again.`
        : msg`Install them and start again.`,
    })
  }
  person.say(t`${what} Installing ${packages.join(', ')} …`)
  const trouble = await aptInstall(packages, { logFile: join(cache, 'log', 'apt.log'), prefix })
  if (trouble) throw new Failure(trouble)
}

/** @param {string} name */
function isInPath(name) {
  const directories = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':')
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : ['']
  return directories.some((directory) => endings.some((ending) => existsSync(join(directory, name + ending))))
}
