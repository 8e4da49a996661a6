import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Engine } from '../../engine/engine.ts'
import { unlessAborted } from '../../engine/unless-aborted.ts'
import { Interrupted } from '../interrupt.ts'
import { type RemoteCommand, startRemote } from './remote-command.ts'

/** What a shell says of a process that wrote to a pipe that nobody reads. */
const BROKEN_PIPE = 141

/** Runs a command on a lab host: `input` to it, its output and errors to ours. Answers its exit status. */
export async function runPiped(
  engine: Engine,
  command: RemoteCommand,
  input: Readable,
  interrupt: AbortSignal,
): Promise<number> {
  const remote = await startRemote(engine, command)
  // A command that ends before it has read everything is no failure; nor is input that can't be read.
  remote.stdin.on('error', () => {})
  input.on('error', () => remote.stdin.end())
  input.pipe(remote.stdin)
  try {
    const over = Promise.all([
      remote.exited,
      pipeline(remote.stdout, process.stdout, { end: false }),
      pipeline(remote.stderr, process.stderr, { end: false }),
    ])
    const [status] = await unlessAborted(interrupt, over)
    return status
  } catch (error) {
    if (error instanceof Interrupted) await remote.signal(error.by)
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error
    // Let go of first: Docker waits until the output of a process that ended is read, and with it everything
    // else that runs in the lab host.
    remote.dispose()
    await remote.signal('SIGPIPE')
    return BROKEN_PIPE
  } finally {
    input.unpipe()
    input.destroy()
    remote.dispose()
  }
}
