import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'

const root = join(import.meta.dirname, '../..')
const node = join(root, 'node_modules/.bin/node')

/** What `class serve --json` says. */
interface Served {
  code: string
  /** Has everything that an app or browser needs to join. */
  link: string
  addresses: string[]
  fingerprint: string
  /** Makes one browser the instructor's. */
  instructorLink: string
}

/** `bulkhead class serve` as a process of its own, over TLS on this machine, in a home of its own. */
export interface ClassProcess {
  readonly home: string
  served(): Served
  /** Runs the command line in the same home; resolves with its output and exit status. */
  cli(...args: string[]): Promise<{ status: number; stdout: string }>
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>
  /** Starts it again at the same port. */
  startAgain(): Promise<void>
  /** Ends it as Ctrl-C does, and removes its home with all hosted labs. Throws where it ended badly, or left lab hosts running. */
  stop(): Promise<void>
}

export async function startClass(name: string, ...args: string[]): Promise<ClassProcess> {
  const base = mkdtempSync(join(tmpdir(), 'bulkhead-e2e-class-'))
  const env = { ...process.env, BULKHEAD_HOME: base }
  const home = join(base, 'class')
  let running = await serve(env, ['--name', name, '--listen', '127.0.0.1:0', ...args])
  const { port } = new URL(running.served.link)
  return {
    home,
    served: () => running.served,
    cli: async (...line) => {
      const child = spawn(process.execPath, [join(root, 'cli/bulkhead.mjs'), ...line], {
        env,
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const [stdout, [status]] = await Promise.all([text(child.stdout), once(child, 'close')])
      return { status: status as number, stdout }
    },
    kill: async () => {
      running.process.kill('SIGKILL')
      await running.ended
    },
    startAgain: async () => {
      running = await serve(env, ['--listen', `127.0.0.1:${port}`, ...args])
    },
    stop: async () => {
      running.process.kill('SIGINT')
      const [status] = await running.ended
      const installations = installationsOf(home)
      const hosts = installations.flatMap((installation) =>
        docker(installation, 'ps', '--format', '{{.Names}}'),
      )
      for (const installation of installations) {
        for (const [kind, ...list] of [['container', '--all'], ['network'], ['volume']] as const) {
          const found = docker(installation, kind, 'ls', '--quiet', ...list)
          if (found.length > 0) execFileSync('docker', [kind, 'rm', '--force', ...found])
        }
      }
      rmSync(base, { recursive: true, force: true })
      if (status !== 0 || hosts.length > 0)
        throw new Error(
          `The class ended with status ${status} and left these running: ${hosts.join(', ') || 'none'}`,
        )
    },
  }
}

/** Each hosted learner's engine has a home, and so an installation, of its own. */
function installationsOf(home: string): string[] {
  const learners = join(home, 'learners')
  if (!existsSync(learners)) return []
  return readdirSync(learners)
    .map((person) => join(learners, person, 'installation'))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8').trim())
}

function docker(installation: string, ...args: string[]): string[] {
  const filter = ['--filter', `label=bulkhead.installation=${installation}`]
  return execFileSync('docker', [...args, ...filter], { encoding: 'utf8' })
    .split('\n')
    .filter(Boolean)
}

interface Serving {
  process: ChildProcessByStdio<null, Readable, null>
  served: Served
  ended: Promise<[status: number | null]>
}

async function serve(env: NodeJS.ProcessEnv, args: string[]): Promise<Serving> {
  const child = spawn(node, ['cli/main.ts', 'class', 'serve', '--json', ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit') as Promise<[number | null]>
  let said = ''
  const served = new Promise<Served>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      // One JSON value, over several lines.
      if (said.endsWith('}\n')) resolve(JSON.parse(said) as Served)
    })
  })
  const failed = ended.then(([status]) => {
    throw new Error(`The class server ended with status ${status} before it served.`)
  })
  failed.catch(() => undefined)
  return { process: child, served: await Promise.race([served, failed]), ended }
}
