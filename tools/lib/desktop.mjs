import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { msg } from '../../contract/message-core.mjs'
import { t } from './language.mjs'
import { cache, electronProgram, modules, node24, root, toolEnvironment } from './paths.mjs'
import { runLogged } from './run.mjs'
import { isStamped, writeStamp } from './stamp.mjs'

const DOWNLOAD_TIMEOUT_MS = 180_000

/**
 * Whether a window can be opened here.
 * @param {{ platform: NodeJS.Platform, env: NodeJS.ProcessEnv, uid: number | undefined }} machine
 * @returns {import('./language.mjs').Message | undefined} why not
 */
export function windowObstacle({ platform, env, uid }) {
  if (env.BULKHEAD_BROWSER) return msg`BULKHEAD_BROWSER is set`
  if (platform === 'darwin' || platform === 'win32') return undefined
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return msg`there is no display here`
  // Chromium refuses to sandbox for root, and without the sandbox we don't want it.
  return uid === 0 ? msg`the desktop window does not run as root` : undefined
}

/**
 * Electron's program. Its binary doesn't come from the npm registry; it is fetched once, and when that
 * fails we remember it and don't try again with the same version.
 * @param {{ say: (line: string) => void }} person
 * @returns {Promise<string | undefined>}
 */
export async function ensureElectron({ say }) {
  const there = electronProgram()
  if (there !== undefined) return there
  const stamp = join(cache, 'stamps', 'electron-not-to-be-had')
  const { version } = JSON.parse(readFileSync(join(modules, 'electron', 'package.json'), 'utf8'))
  if (isStamped(stamp, version)) return undefined
  say(t`Fetching the desktop window’s program (about 110 MB, once) …`)
  await runLogged([node24, join(modules, 'electron', 'install.js')], {
    cwd: root,
    logFile: join(cache, 'log', 'electron.log'),
    env: toolEnvironment(),
    timeoutMs: DOWNLOAD_TIMEOUT_MS,
  })
  const fetched = electronProgram()
  if (fetched === undefined) writeStamp(stamp, version)
  return fetched
}

/**
 * Why the app opens in the browser.
 * @param {import('./language.mjs').Message} [obstacle] that the desktop window's program could not be had, when absent
 */
export function browserInstead(obstacle = msg`the desktop window’s program could not be had`) {
  return t`Opening in the browser: ${obstacle}.`
}
