import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { msg } from '../../contract/message-core.mjs'
import { Failure } from './failure.mjs'
import { t } from './language.mjs'
import { cache, modules, node24, root, toolEnvironment } from './paths.mjs'
import { runLogged } from './run.mjs'
import { fingerprint, isStamped, writeStamp } from './stamp.mjs'

/**
 * @typedef {{ name: string, says: import('./language.mjs').Message, sources: string[], result: string, command: string[] }} Build
 */
const common = ['contract', 'package-lock.json', 'package.json', 'tsconfig.base.json']

/** @type {Build} */
export const rendererBuild = {
  name: 'renderer',
  says: msg`Building the app`,
  // Of the others, what they say in other languages.
  sources: [
    ...common,
    'renderer',
    'content',
    'labs',
    'audit',
    'classroom',
    'engine',
    'readings',
    'web/zh-CN.json',
    'tools/languages',
    'vite.config.ts',
  ],
  result: join(root, 'dist', 'renderer', 'index.html'),
  command: [join(modules, 'vite', 'bin', 'vite.js'), 'build', '--manifest'],
}

/** @type {Build} */
export const desktopBuild = {
  name: 'desktop',
  says: msg`Building the desktop window`,
  sources: [
    ...common,
    'electron',
    'engine',
    'audit',
    'content',
    'readings',
    'results',
    'labs',
    'electron.vite.config.ts',
  ],
  result: join(root, 'dist', 'electron', 'main.js'),
  command: [join(modules, 'electron-vite', 'bin', 'electron-vite.js'), 'build'],
}

/**
 * Builds what its sources have outgrown.
 * @param {Build} build
 * @param {{ say: (line: string) => void }} person
 */
export async function ensureBuilt(build, { say }) {
  const stamp = join(cache, 'stamps', build.name)
  const sources = fingerprint(root, build.sources)
  if (existsSync(build.result) && isStamped(stamp, sources)) return
  say(t`${build.says} …`)
  const logFile = join(cache, 'log', `build-${build.name}.log`)
  const { ok, output } = await runLogged([node24, ...build.command], {
    cwd: root,
    logFile,
    env: toolEnvironment(),
  })
  if (!ok) throw new Failure(explainBuildFailure(output, build.says, logFile))
  writeStamp(stamp, sources)
}

/**
 * @param {string} output
 * @param {import('./language.mjs').Message} says
 * @param {string} logFile
 * @returns {import('./failure.mjs').Trouble}
 */
export function explainBuildFailure(output, says, logFile) {
  if (/ENOSPC|no space left on device/i.test(output)) {
    return {
      code: 'disk-full',
      what: msg`The disk is full. ${says} was not possible.`,
      means: msg`A few megabytes are needed.`,
      todo: msg`Free some space and start again.`,
    }
  }
  return {
    code: 'build-failed',
    what: msg`${says} failed.`,
    means: msg`Something in the sources is not as it should be.`,
    todo: msg`See ${logFile}.`,
  }
}
