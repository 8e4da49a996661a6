import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { TroubleError } from '../../engine/hosts/lab-hosts.ts'
import { installationId } from '../../engine/home.ts'
import { dockerClient, findDocker } from '../../engine/hosts/docker-engine.ts'

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))

export interface Ran {
  status: number | null
  stdout: string
  stderr: string
}

/** The real command with a BULKHEAD_HOME of its own, on the Docker engine that is there. */
export interface CommandLine {
  home: string
  /** How a shell is told to run it. */
  words: string
  run(args: readonly string[], options?: RunOptions): Promise<Ran>
  /** A line of shell in which `words` run it. */
  inShell(script: string): Promise<Ran>
  /** Containers, networks and volumes of labs that there are, by name. */
  leftovers(): Promise<string[]>
  /** Ends what a failed test left running. */
  dispose(): void
}

export interface RunOptions {
  input?: string | Buffer
  signalWhen?: SignalWhen
}

/** Sends a signal once the output or messages say this. */
export interface SignalWhen {
  said: string
  signal: NodeJS.Signals
}

export function commandLine(): CommandLine {
  const home = mkdtempSync(join(tmpdir(), 'bulkhead-cli-'))
  const running = new Set<ChildProcess>()
  const env = { ...process.env, BULKHEAD_HOME: home }
  return {
    home,
    words: `BULKHEAD_HOME='${home}' '${process.execPath}' '${MAIN}'`,
    run: (args, options) => runProgram([process.execPath, MAIN, ...args], env, running, options),
    inShell: (script) => runProgram(['/bin/sh', '-c', script], env, running),
    leftovers: () => leftovers(home),
    dispose() {
      for (const child of running) child.kill('SIGKILL')
      rmSync(home, { recursive: true, force: true })
    },
  }
}

async function runProgram(
  [program = '', ...args]: string[],
  env: NodeJS.ProcessEnv,
  running: Set<ChildProcess>,
  { input = '', signalWhen }: RunOptions = {},
): Promise<Ran> {
  const child = spawn(program, args, { env, stdio: 'pipe' })
  running.add(child)
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  if (signalWhen) signalOnce(child, signalWhen)
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  const status = await ended
  running.delete(child)
  return { status, stdout, stderr }
}

function signalOnce(child: ChildProcessWithoutNullStreams, { said, signal }: SignalWhen): void {
  let sent = false
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      // A second one would end the command before it has tidied up.
      if (!sent && chunk.includes(said)) sent = child.kill(signal)
    })
  }
}

async function leftovers(home: string): Promise<string[]> {
  const found = await findDocker(process.env, { home })
  if ('trouble' in found) throw new TroubleError(found.trouble)
  const docker = dockerClient(found.connection)
  const filters = { label: [`bulkhead.installation=${installationId(home)}`] }
  const [containers, networks, { Volumes }] = await Promise.all([
    docker.listContainers({ all: true, filters }),
    docker.listNetworks({ filters }),
    docker.listVolumes({ filters }),
  ])
  return [
    ...containers.map(({ Names }) => `container ${Names.join(' ')}`),
    ...networks.map(({ Name }) => `network ${Name}`),
    ...(Volumes ?? []).map(({ Name }) => `volume ${Name}`),
  ]
}
