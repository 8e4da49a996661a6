import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { z } from 'zod'
import { Invitation } from '../../../contract/class/index.ts'
import { root } from '../../lib/paths.mjs'

/** How long a server may take from its start until it is reached, in milliseconds. */
const START_MS = 90_000

const Told = Invitation.extend({ instructorLink: z.string() })

export interface ServerOptions {
  /** Its data folder. */
  home: string
  /** 0: any that is free. */
  port?: number
  /** `postgres://…`, else a file in its folder. */
  database?: string
  /** More for its command line. */
  args?: readonly string[]
}

/** A class server in a process of its own, as `bulkhead class serve` starts it. */
export interface RunningServer extends z.infer<typeof Told> {
  readonly address: string
  readonly port: number
  readonly pid: number
  /** The most memory that it ever had in use, in MB (10⁶ bytes); Linux only. */
  mostMemory(): number
  /** Processor time that it has used so far, in seconds; Linux only. */
  processorTime(): number
  /** As a power cut would. */
  kill(): Promise<void>
  stop(): Promise<void>
}

export async function startServer({
  home,
  port = 0,
  database,
  args = [],
}: ServerOptions): Promise<RunningServer> {
  const place = ['--data', home, ...(database === undefined ? [] : ['--database', database])]
  const child = spawn(
    process.execPath,
    [
      ...[join(root, 'cli', 'main.ts'), 'class', 'serve', '--json', ...place],
      ...['--listen', `127.0.0.1:${port}`, ...args],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, BULKHEAD_LANG: 'en' } },
  )
  const told = await toldBy(child)
  const address = told.addresses[0] ?? ''
  return {
    ...told,
    address,
    port: Number(new URL(address).port),
    pid: child.pid ?? 0,
    mostMemory: () => peakMemory(child.pid ?? 0),
    processorTime: () => processorTime(child.pid ?? 0),
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGINT'),
  }
}

/** What it prints once it can be reached: one JSON text, over as many lines as it likes. */
async function toldBy(child: ChildProcess): Promise<z.infer<typeof Told>> {
  if (!child.stdout) throw new Error('The server’s output can’t be read.')
  const timer = setTimeout(() => child.kill('SIGKILL'), START_MS)
  let text = ''
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      text += line
      const told = parsed(text)
      if (told !== undefined) return Told.parse(told)
    }
  } finally {
    clearTimeout(timer)
  }
  throw new Error('The class server ended before it was reached.')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function peakMemory(pid: number): number {
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return (Number(kibibytes) * 1024) / 1e6
}

/** The kernel counts in hundredths of a second, whatever its own clock does. */
function processorTime(pid: number): number {
  // After the program's name, which may have spaces and brackets in it.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}
