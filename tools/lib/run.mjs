import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { openLog } from '../../engine/hosts/docker-engine/log-file.mjs'

/**
 * Runs a program to its end and keeps what it says in a log file.
 * @param {readonly string[]} command
 * @param {{ cwd: string, logFile: string, env?: NodeJS.ProcessEnv, timeoutMs?: number }} options
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export async function runLogged([program = '', ...args], { cwd, logFile, env, timeoutMs }) {
  const log = openLog(logFile)
  let output = ''
  const ok = await new Promise((resolve) => {
    // Windows starts .cmd files through a shell only; no argument here comes from outside.
    const shell = process.platform === 'win32' && program === 'npm'
    const child = spawn(program, args, {
      cwd,
      env,
      shell,
      timeout: timeoutMs,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk
        log.write(chunk)
      })
    }
    child.once('error', (error) => {
      output += error.message
      resolve(false)
    })
    child.once('close', (status) => resolve(status === 0))
  })
  await log.close()
  return { ok, output }
}

/**
 * Hands over to another program: it has our terminal, gets our signals, and its end is ours.
 * @param {readonly string[]} command
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, onMessage?: (message: unknown) => void }} [options] `onMessage` hears what
 *   the program sends by `process.send`
 * @returns {Promise<number>} its exit status; where a signal ended it, 128 and the signal's number
 */
export function handOver([program = '', ...args], { cwd, env, onMessage } = {}) {
  return new Promise((resolve, reject) => {
    /** @type {import('node:child_process').StdioOptions} */
    const stdio = onMessage ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit'
    const child = spawn(program, args, { cwd, env, stdio })
    if (onMessage) child.on('message', onMessage)
    const stopForwarding = forwardSignals(child)
    const stopWatching = endWithNpm(child)
    child.once('error', reject)
    child.once('exit', (status, signal) => {
      stopForwarding()
      stopWatching()
      resolve(status ?? 128 + (signal === null ? 0 : (constants.signals[signal] ?? 0)))
    })
  })
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {() => void} stops it
 */
function forwardSignals(child) {
  /** @type {NodeJS.Signals[]} */
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP']
  const handlers = names.map((name) => {
    const handler = () => {
      // Ctrl-C on a terminal reaches the child by itself.
      if (name !== 'SIGINT' || !process.stdin.isTTY) child.kill(name)
    }
    process.on(name, handler)
    return () => process.off(name, handler)
  })
  return () => handlers.forEach((stop) => stop())
}

/**
 * npm, when it is killed, does not tell the script that it runs: without this the app would go on unseen.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {() => void} stops it
 */
function endWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return () => undefined
  const npm = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === npm) return
    clearInterval(timer)
    child.kill('SIGTERM')
  }, 500)
  return () => clearInterval(timer)
}
