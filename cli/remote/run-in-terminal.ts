import { type Trouble, msg } from '../../contract/index.ts'
import type { Engine } from '../../engine/engine.ts'
import { TroubleError } from '../../engine/hosts/lab-hosts.ts'
import { unlessAborted } from '../../engine/unless-aborted.ts'
import { Interrupted } from '../interrupt.ts'
import { type RemoteCommand, startRemote } from './remote-command.ts'

/** Runs a command on a lab host in this terminal, which is as before when it is over. Answers its exit status. */
export async function runInTerminal(
  engine: Engine,
  command: RemoteCommand,
  interrupt: AbortSignal,
): Promise<number> {
  const { stdin, stdout } = process
  if (!stdin.isTTY || !stdout.isTTY) throw new TroubleError(NO_TERMINAL)
  const size = () => ({ cols: stdout.columns || 80, rows: stdout.rows || 24 })
  // The lab host knows this kind; those of newer terminals it may not.
  const env = { TERM: 'xterm-256color', ...command.env }
  const remote = await startRemote(engine, { ...command, env }, size())
  const follow = () => void remote.resize(size().cols, size().rows)
  stdout.on('resize', follow)
  stdin.setRawMode(true)
  stdin.pipe(remote.stdin)
  remote.stdout.pipe(stdout, { end: false })
  try {
    return await unlessAborted(interrupt, remote.exited)
  } catch (error) {
    // A shell takes no notice of SIGTERM, but goes with its terminal.
    if (error instanceof Interrupted) await remote.signal('SIGHUP')
    throw error
  } finally {
    stdin.unpipe()
    stdin.setRawMode(false)
    stdin.pause()
    stdout.off('resize', follow)
    remote.dispose()
  }
}

const NO_TERMINAL: Trouble = {
  code: 'no-terminal',
  what: msg`This is not run in a terminal.`,
  means: msg`A shell, or a command with -t, needs one for its input and output.`,
  todo: msg`Run a command without one: npx bulkhead exec <host> -- <command...>`,
}
