import type Docker from 'dockerode'
import { PassThrough, type Duplex } from 'node:stream'
import type { ExecOptions, LabProcess } from '../lab-hosts.ts'

/**
 * Splits an exec stream without a terminal into standard output and standard error: each piece has an
 * 8-byte head (stream number, length). A slow reader of either slows the process, and nothing is lost.
 */
export function demultiplex(source: Duplex): { stdout: PassThrough; stderr: PassThrough } {
  const stdout = new PassThrough()
  const stderr = new PassThrough()
  let pending = Buffer.alloc(0) as Buffer
  source.on('data', (chunk: Buffer) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
    while (pending.length >= 8) {
      const length = pending.readUInt32BE(4)
      if (pending.length < 8 + length) break
      const target = pending[0] === 2 ? stderr : stdout
      if (!target.write(pending.subarray(8, 8 + length))) {
        source.pause()
        target.once('drain', () => source.resume())
      }
      pending = pending.subarray(8 + length)
    }
  })
  const end = (): void => {
    stdout.end()
    stderr.end()
  }
  source.on('end', end)
  source.on('close', end)
  source.on('error', end)
  return { stdout, stderr }
}

export interface ContainerExec {
  stream: Duplex
  resize(size: { cols: number; rows: number }): Promise<void>
  /** The exit status; rejects when it can't be had because the container or the engine went away. */
  status(): Promise<number>
}

/** Starts a process in a container and takes over its streams. */
export async function execInContainer(
  container: Docker.Container,
  argv: readonly string[],
  { env = {}, tty, cwd }: ExecOptions = {},
): Promise<ContainerExec> {
  const exec = await container.exec({
    Cmd: [...argv],
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    Tty: tty !== undefined,
    Env: Object.entries(env).map(([name, value]) => `${name}=${value}`),
    WorkingDir: cwd,
  })
  const stream = (await exec.start({ hijack: true, stdin: true, Tty: tty !== undefined })) as Duplex
  const resize = async ({ cols, rows }: { cols: number; rows: number }): Promise<void> => {
    // The process may have ended meanwhile; then there is nothing to resize.
    await exec.resize({ w: cols, h: rows }).catch(() => undefined)
  }
  if (tty) await resize(tty)
  return {
    stream,
    resize,
    status: async () => {
      // The stream can end a moment before the engine has noted the status.
      for (let tries = 0; tries < 40; tries++) {
        const { Running, ExitCode } = await exec.inspect()
        if (!Running && ExitCode !== null) return ExitCode
        await new Promise((resolve) => setTimeout(resolve, 25))
      }
      throw new Error('The process ended, but Docker does not say how.')
    },
  }
}

/** A process on a lab host with separate streams, or one stream where a terminal was asked for. */
export async function startProcess(
  container: Docker.Container,
  argv: readonly string[],
  options: ExecOptions = {},
): Promise<LabProcess> {
  const { stream, resize, status } = await execInContainer(container, argv, options)
  const outputs = options.tty
    ? { stdout: stream.pipe(new PassThrough()), stderr: new PassThrough().end() as PassThrough }
    : demultiplex(stream)
  const ended = new Promise<void>((resolve) => {
    outputs.stdout.once('finish', resolve)
    stream.once('close', resolve)
    stream.once('error', () => resolve())
  })
  return {
    stdin: stream,
    ...outputs,
    resize: (cols, rows) => resize({ cols, rows }),
    exited: ended.then(status),
    dispose: () => void stream.destroy(),
  }
}

/** Runs a process to its end. Output is kept whole: for our own short scripts only. */
export async function runInContainer(
  container: Docker.Container,
  argv: readonly string[],
  options: ExecOptions & { input?: string } = {},
): Promise<{ status: number; output: string }> {
  const process = await startProcess(container, argv, options)
  const chunks: Buffer[] = []
  process.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  process.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
  process.stdin.end(options.input ?? '')
  try {
    return { status: await process.exited, output: Buffer.concat(chunks).toString() }
  } finally {
    process.dispose()
  }
}
