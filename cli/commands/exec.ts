import type { Engine } from '../../engine/engine.ts'
import { unlessAborted } from '../../engine/unless-aborted.ts'
import { openLab } from '../open-lab.ts'
import type { RemoteCommand } from '../remote/remote-command.ts'
import { runInTerminal } from '../remote/run-in-terminal.ts'
import { runPiped } from '../remote/run-piped.ts'
import { exerciseOf, withEngineThroughout } from '../with-engine.ts'

/** A command that isn't there is then told on standard error, with the status 127, as everywhere else. */
const THROUGH_SHELL = ['sh', '-c', 'exec "$@"', 'bulkhead']

/** Runs a command on a lab host with our standard streams, or in our terminal. The exit status is the command's. */
export function exec(
  host: string,
  argv: readonly string[],
  { exercise, tty }: { exercise?: string; tty?: boolean },
  interrupt: AbortSignal,
): Promise<number> {
  return onHost(host, [...THROUGH_SHELL, ...argv], exercise, interrupt, (engine, command) =>
    tty ? runInTerminal(engine, command, interrupt) : runPiped(engine, command, process.stdin, interrupt),
  )
}

/** A login shell on a lab host. */
export function shell(
  host: string,
  { exercise }: { exercise?: string },
  interrupt: AbortSignal,
): Promise<number> {
  return onHost(host, ['bash', '-l'], exercise, interrupt, (engine, command) =>
    runInTerminal(engine, command, interrupt),
  )
}

async function onHost(
  host: string,
  argv: readonly string[],
  id: string | undefined,
  interrupt: AbortSignal,
  run: (engine: Engine, command: RemoteCommand) => Promise<number>,
): Promise<number> {
  if (id !== undefined) await exerciseOf(id)
  return withEngineThroughout('start', interrupt, async (engine) => {
    const { exercise } = await unlessAborted(interrupt, openLab(engine.client, id))
    return run(engine, { target: { exercise, host }, argv })
  })
}
