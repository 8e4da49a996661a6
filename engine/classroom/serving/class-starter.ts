import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, openSync, closeSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { msg, verbatim } from '../../../contract/index.ts'
import { TroubleError } from '../../hosts/lab-hosts.ts'
import { isReached, linkToServed } from './served.ts'

/** How a server that has to be started is to be. */
export interface ServeAsk {
  /** Whether other machines reach it. */
  network: boolean
  /** Whether it goes on when the app ends. */
  stay: boolean
}

/** Starts the class server of this person, and ends it with the app that started it. */
export interface ClassStarter {
  /** A fresh link for the instructor's browser, to the server that runs, or to one that is started. Throws TroubleError. */
  start(ask?: ServeAsk): Promise<{ link: string }>
  /** Ends what was started here. */
  stop(): Promise<void>
}

export interface ClassStarterOptions {
  /** The class's folder. */
  home: string
  /** Program and arguments of the command line, on a Node that runs it. */
  command: readonly [program: string, ...args: string[]]
  env?: NodeJS.ProcessEnv
}

/** Opening the class's database, its labs and the network; then it is served. In milliseconds. */
const EVERYWHERE = '0.0.0.0:4848'
const START_MS = 60_000
const LOOK_MS = 100
/** To put hosted labs in order; then it is ended at once. */
const STOP_MS = 120_000
/** Of what it said, as much as a person reads, in characters. */
const SAID = 600

export function createClassStarter({ home, command, env = process.env }: ClassStarterOptions): ClassStarter {
  let child: ChildProcess | undefined
  let starting: Promise<void> | undefined

  async function launch({ network, stay }: ServeAsk): Promise<void> {
    mkdirSync(home, { recursive: true, mode: 0o700 })
    const log = join(home, 'server.log')
    const [program, ...args] = command
    const file = openSync(log, 'w', 0o600)
    const words = ['class', 'serve', '--data', home, ...(network ? ['--listen', EVERYWHERE] : [])]
    // Unless it is to stay, it serves for as long as its input is open: it ends with this app, however that ends.
    const started = spawn(program, [...args, ...words, ...(stay ? [] : ['--with-input'])], {
      env,
      detached: stay,
      stdio: [stay ? 'ignore' : 'pipe', 'ignore', file],
      windowsHide: true,
    })
    closeSync(file)
    if (stay) started.unref()
    else child = started
    started.stdin?.on('error', () => {})
    started.once('exit', () => child === started && (child = undefined))
    const failed = once(started, 'error').then(([error]) => Promise.reject(notStarted(String(error))))
    failed.catch(() => {})
    await Promise.race([untilServed(started, log), failed])
  }

  async function untilServed(started: ChildProcess, log: string): Promise<void> {
    const until = performance.now() + START_MS
    while (!isReached(home)) {
      if (started.exitCode !== null || started.signalCode !== null)
        throw notStarted(readFileSync(log, 'utf8').trim())
      if (performance.now() > until) {
        started.kill()
        throw notStarted('')
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    }
  }

  return {
    async start(ask = { network: false, stay: false }) {
      if (!isReached(home)) await (starting ??= launch(ask).finally(() => (starting = undefined)))
      const link = linkToServed(home)
      if (link === undefined) throw notStarted('')
      return { link }
    },
    async stop() {
      const ending = child
      if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
      const ended = once(ending, 'exit')
      const timer = setTimeout(() => ending.kill('SIGKILL'), STOP_MS)
      ending.stdin?.end()
      await ended
      clearTimeout(timer)
    },
  }
}

const notStarted = (said: string) =>
  new TroubleError({
    code: 'class-not-started',
    what:
      said === ''
        ? msg`The class server did not start.`
        : msg`The class server did not start. It said: ${verbatim(said.slice(-SAID))}`,
    means: msg`Nobody can join yet. Nothing of the class was lost.`,
    todo: msg`Mend what it says, and try again; in a terminal, “npx bulkhead class serve” says more.`,
  })
