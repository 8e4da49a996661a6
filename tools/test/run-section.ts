import { type ChildProcess, spawn } from 'node:child_process'
import { type Tally, settle } from './tally.ts'

/** What sections share. */
export interface SectionContext {
  env: NodeJS.ProcessEnv
  /** Ends what runs when the whole run is stopped. */
  signal: AbortSignal
}

export interface Section {
  id: string
  title: string
  /** Whether it needs a Docker engine, a browser, an SSH server or PostgreSQL. */
  needs?: readonly ('docker' | 'browser' | 'ssh' | 'postgres')[]
  run(context: SectionContext): Promise<Tally>
}

export interface Ended {
  ok: boolean
  output: string
}

/** Runs a program on Node 24 with its output shown; ends its whole process group when the signal aborts. */
export function runShown(command: readonly string[], { env, signal }: SectionContext): Promise<Ended> {
  const [program = process.execPath, ...args] = command
  const child = spawn(program, args, {
    env,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stop = () => endGroup(child)
  signal.addEventListener('abort', stop)
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
    process.stdout.write(chunk)
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => {
      signal.removeEventListener('abort', stop)
      resolve({ ok: status === 0, output })
    })
  })
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined || process.platform === 'win32') child.kill()
  else process.kill(-child.pid, 'SIGTERM')
}

/** One program whose exit status is the whole result. */
export async function check(command: readonly string[], context: SectionContext): Promise<Tally> {
  const { ok } = await runShown(command, context)
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [] }
}

/** Runs a section under its heading and prints what it came to. A throw is a failure with its message. */
export async function runSection(section: Section, context: SectionContext): Promise<Tally> {
  console.log(`\n── ${section.title} ${'─'.repeat(Math.max(3, 76 - section.title.length))}`)
  const started = Date.now()
  const tally = await section.run(context).catch((error: unknown): Tally => {
    console.error(error instanceof Error ? error.message : error)
    return { passed: 0, failed: 1, skipped: [] }
  })
  const settled = settle(tally, true)
  if (settled.failed > tally.failed) console.error('Nothing was run, so nothing was proven.')
  for (const reason of settled.skipped) console.log(`skipped: ${reason}`)
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  console.log(`${section.title}: ${settled.passed} passed, ${settled.failed} failed, ${seconds} s`)
  return settled
}
