import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'

const root = join(import.meta.dirname, '../..')
const node = join(root, 'node_modules/.bin/node')

/** The app as `npm start` serves it, in a home of its own. */
export interface App {
  readonly home: string
  /** A link that opens it, good for once. */
  link(): Promise<string>
  /** Runs the command line in the same home; resolves with its output and exit status. */
  cli(...args: string[]): Promise<{ status: number; stdout: string }>
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>
  /** Starts it again at the same port. */
  startAgain(): Promise<void>
  /** Ends it as Ctrl-C does and removes its home. Throws where it ended badly or left anything on the Docker engine. */
  stop(): Promise<void>
}

export async function startApp(environment: Record<string, string> = {}): Promise<App> {
  const home = mkdtempSync(join(tmpdir(), 'bulkhead-e2e-'))
  const env = { ...process.env, ...environment, BULKHEAD_HOME: home }
  let running = await serve(env)
  const port = new URL(running.links[0] as string).port

  return {
    home,
    link: async () => {
      const unused = running.links.shift()
      if (unused) return unused
      running.process.stdin.write('\n')
      return running.nextLink()
    },
    cli: async (...args) => {
      const child = spawn(process.execPath, [join(root, 'cli/bulkhead.mjs'), ...args], {
        env,
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let stdout = ''
      child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
      const [status] = (await once(child, 'close')) as [number]
      return { status, stdout }
    },
    kill: async () => {
      running.process.kill('SIGKILL')
      await running.ended
    },
    startAgain: async () => {
      running = await serve(env, ['--port', port])
    },
    stop: async () => {
      running.process.kill('SIGINT')
      const [status] = await running.ended
      const left = containersOf(home)
      rmSync(home, { recursive: true, force: true })
      if (status !== 0 || left !== '')
        throw new Error(`The app ended with status ${status} and left these containers: ${left || 'none'}`)
    },
  }
}

/** Those that an app of this home made and that are still there, running or not. */
function containersOf(home: string): string {
  const installation = readFileSync(join(home, 'installation'), 'utf8').trim()
  const filter = `label=bulkhead.installation=${installation}`
  const format = '{{.Names}} ({{.Status}})'
  return execFileSync('docker', ['ps', '-a', '--filter', filter, '--format', format], {
    encoding: 'utf8',
  }).trim()
}

interface Serving {
  process: ChildProcessByStdio<Writable, Readable, null>
  /** Not yet used. */
  links: string[]
  nextLink(): Promise<string>
  ended: Promise<[status: number | null]>
}

async function serve(env: NodeJS.ProcessEnv, args: string[] = []): Promise<Serving> {
  const child = spawn(node, ['web/main.ts', ...args], { cwd: root, env, stdio: ['pipe', 'pipe', 'inherit'] })
  const links: string[] = []
  const waiting: ((link: string) => void)[] = []
  createInterface({ input: child.stdout }).on('line', (line) => {
    const link = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(line)?.[0]
    if (!link) return
    const first = waiting.shift()
    if (first) first(link)
    else links.push(link)
  })
  const nextLink = (): Promise<string> => new Promise((resolve) => waiting.push(resolve))
  const ended = once(child, 'exit') as Promise<[number | null]>
  const failed = ended.then(([status]) => {
    throw new Error(`The app ended with status ${status} before it was served.`)
  })
  links.push(await Promise.race([nextLink(), failed]))
  failed.catch(() => undefined)
  return { process: child, links, nextLink, ended }
}
