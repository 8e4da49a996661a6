import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'

/** The command so that the kernel kills it when we die, however we die. */
export const dyingWithUs = (command: readonly string[]): string[] => [
  'setpriv',
  '--pdeathsig',
  'KILL',
  ...command,
]

/** The command in mount and process namespaces of its own: what it mounts and starts ends with it. */
export const isolated = (command: readonly string[], ...more: string[]): string[] =>
  dyingWithUs(['unshare', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc', ...more, ...command])

export interface Running {
  child: ChildProcess
  /** Resolves when it ends well; else rejects, with its last lines in the message. */
  ended: Promise<void>
}

export interface RunOptions {
  logFile: string
  signal: AbortSignal
  env?: NodeJS.ProcessEnv
  onLine?(line: string): void
}

/** Starts a program whose output goes to a log file. Aborting the signal kills it. */
export function start(command: readonly string[], { logFile, signal, env, onLine }: RunOptions): Running {
  mkdirSync(dirname(logFile), { recursive: true })
  const log = createWriteStream(logFile)
  const [program = '', ...args] = command
  const child = spawn(program, args, { env, signal, killSignal: 'SIGKILL', stdio: ['pipe', 'pipe', 'pipe'] })
  // Whoever ended before reading it all says so by its exit status.
  child.stdin.on('error', () => undefined)
  const last: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      log.write(`${line}\n`)
      last.push(line)
      if (last.length > 6) last.shift()
      onLine?.(line)
    })
  }
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status, killedBy) => {
      log.end()
      if (status === 0) resolve()
      else reject(new Error(`${program} ended with ${killedBy ?? status}: ${last.join(' | ')} (${logFile})`))
    })
  })
  // Nobody may be waiting yet when it ends.
  ended.catch(() => undefined)
  return { child, ended }
}

/** Runs a program to its end, without input. */
export async function run(command: readonly string[], options: RunOptions): Promise<void> {
  const { child, ended } = start(command, options)
  child.stdin?.end()
  await ended
}
