import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { msg } from '../../contract/index.ts'
import type { Engine, LabTarget } from '../../engine/engine.ts'
import { type ExecOptions, type LabProcess, TroubleError } from '../../engine/hosts/lab-hosts.ts'

export interface RemoteCommand {
  target: LabTarget
  argv: readonly string[]
  env?: Record<string, string>
}

export interface RemoteProcess extends LabProcess {
  /** Sends a signal to the command and all that it started, and waits a moment for its end. */
  signal(name: NodeJS.Signals): Promise<void>
}

/** Docker can't signal a process that it started in a container, so ours carry a mark to be found by. */
const MARK = 'BULKHEAD_COMMAND'
/** How long a command may take to end after a signal, in milliseconds; the whole host may be gone. */
const ENDING_MS = 5000

/** Starts a command on a lab host. */
export async function startRemote(
  engine: Engine,
  { target, argv, env }: RemoteCommand,
  tty?: ExecOptions['tty'],
): Promise<RemoteProcess> {
  const mark = randomUUID()
  const lab = await engine.exec(target, argv, {
    env: { HOME: '/root', USER: 'root', LANG: 'C.UTF-8', ...env, [MARK]: mark },
    tty,
  })
  const exited = lab.exited.catch((error: unknown) => {
    throw lostHost(target.host, error)
  })
  // Also where it is waited for later, or not at all.
  exited.catch(() => {})
  return {
    ...lab,
    exited,
    async signal(name) {
      const ending = signalMarked(engine, target, mark, name).then(() => exited)
      await Promise.race([ending.catch(() => {}), sleep(ENDING_MS)])
    },
  }
}

async function signalMarked(engine: Engine, target: LabTarget, mark: string, signal: string): Promise<void> {
  const script = `for p in /proc/[0-9]*; do
    grep -qsz "^${MARK}=${mark}$" "$p/environ" && kill -s ${signal.slice('SIG'.length)} "\${p#/proc/}"
  done`
  const killer = await engine.exec(target, ['sh', '-c', script])
  killer.stdout.resume()
  killer.stderr.resume()
  await killer.exited
  killer.dispose()
}

const lostHost = (host: string, cause: unknown): TroubleError =>
  new TroubleError(
    {
      code: 'host-lost',
      what: msg`The connection to ${host} was lost before the command ended.`,
      means: msg`How it ended is not known; the lab may have been closed or reset, or Docker stopped.`,
      todo: msg`See what is open (npx bulkhead list), and try again.`,
    },
    { cause },
  )
