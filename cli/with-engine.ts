import { type ExerciseDefinition, type Trouble, joined, msg } from '../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import { type LabHosts, TroubleError } from '../engine/hosts/lab-hosts.ts'
import { UsageError, troubleOf } from './failures.ts'
import { unlessAborted } from '../engine/unless-aborted.ts'
import { t } from './language.ts'
import { say } from './output.ts'

const DEBUG = process.env.BULKHEAD_DEBUG === '1'

export type Client = Engine['client']

/**
 * How far a command goes to get a Docker engine: `look` uses one that runs, `start` also starts one that
 * is installed, `install` installs one where there is none.
 */
export type DockerUse = 'look' | 'start' | 'install'

/**
 * An engine for as long as `work` takes; labs stay open behind it. An interruption ends the work, and
 * what was half made is removed before this throws `Interrupted`.
 */
export function withEngine<T>(
  use: DockerUse,
  interrupt: AbortSignal,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  return withEngineThroughout(use, interrupt, (engine) => unlessAborted(interrupt, work(engine)))
}

/** The same for work that looks after interruptions itself. */
export async function withEngineThroughout<T>(
  use: DockerUse,
  interrupt: AbortSignal,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const [{ createEngine }, { bulkheadHome }, { dockerHosts }, { logTo }, { exercises }] = await Promise.all([
    import('../engine/engine.ts'),
    import('../engine/home.ts'),
    import('../engine/docker-hosts.ts'),
    import('../engine/log.ts'),
    import('../labs/index.ts'),
  ])
  logTo((doing, error) => {
    // What an interruption breaks is no news.
    if (!interrupt.aborted || DEBUG) tellLog(doing, error)
  })
  const home = bulkheadHome()
  const connect = dockerHosts({
    home,
    say: (line) => say(t(line)),
    signal: interrupt,
    asking: (onTerminal) =>
      use === 'install' ? onTerminal && ((question) => onTerminal(t(question))) : async () => false,
  })
  let looking: Promise<LabHosts> | undefined
  const engine = await createEngine({
    home,
    exercises,
    openedBy: 'cli',
    hosts: (consent) => (looking = findHosts(use, home, () => connect(consent), interrupt)),
  })
  try {
    return await work(engine)
  } finally {
    // A search that is interrupted tidies up what it had begun to install or start.
    await looking?.catch(() => {})
    await engine.dispose({ closeLabs: false })
  }
}

async function findHosts(
  use: DockerUse,
  home: string,
  connect: () => Promise<LabHosts>,
  interrupt: AbortSignal,
): Promise<LabHosts> {
  try {
    if (use === 'look') await lookForDocker(home)
    return await connect()
  } catch (error) {
    if (interrupt.aborted) throw new TroubleError(INTERRUPTED)
    // Nobody was asked: this command installs nothing.
    if (use !== 'install' && troubleOf(error)?.code === 'docker-declined') throw new TroubleError(NO_DOCKER)
    throw error
  }
}

async function lookForDocker(home: string): Promise<void> {
  const { findDocker } = await import('../engine/hosts/docker-engine.ts')
  const found = await findDocker(process.env, { home })
  if ('trouble' in found) throw new TroubleError(found.trouble)
}

/** The exercise of this id. Throws UsageError. */
export async function exerciseOf(id: string): Promise<ExerciseDefinition> {
  const { exercises } = await import('../labs/index.ts')
  const found = exercises.find((exercise) => exercise.id === id)
  if (found) return found
  throw new UsageError(
    msg`There is no exercise "${id}".`,
    msg`There are: ${joined(exercises.map((one) => one.id))}.`,
  )
}

/** What went wrong behind a command that goes on. */
function tellLog(doing: string, error: unknown): void {
  const { stack, message } = error instanceof Error ? error : new Error(String(error))
  say(`bulkhead: while ${doing}: ${DEBUG ? stack : message}`)
}

const NO_DOCKER: Trouble = {
  code: 'docker-missing',
  what: msg`No Docker engine is running on this computer.`,
  means: msg`Lab hosts are containers, so labs need one.`,
  todo: msg`“npx bulkhead up <exercise>” or “npm start” installs and starts one; or do it yourself.`,
}

const INTERRUPTED: Trouble = {
  code: 'interrupted',
  what: msg`Looking for Docker was interrupted.`,
  means: msg`Nothing was left half done.`,
  todo: msg`Start again whenever you like.`,
}
