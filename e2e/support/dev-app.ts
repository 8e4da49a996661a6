import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from '../../engine/testing/free-port.ts'

const root = join(import.meta.dirname, '../..')
const SOURCES = [
  'audit',
  'content',
  'contract',
  'engine',
  'labs',
  'readings',
  'renderer',
  'results',
  'tools',
  'web',
]
const FILES = ['package.json', 'tsconfig.base.json', 'vite.config.ts']

/** `npm run dev` on a copy of the sources, which may be changed as an author would. */
export interface DevApp {
  /** A link that opens it, good for once. */
  readonly link: string
  /** How often it was started. */
  starts(): number
  /** Replaces text in a file of the copy; the text has to be there. */
  edit(path: string, from: string, to: string): void
  /** Ends it as Ctrl-C does, with its copy and its home. */
  stop(): Promise<void>
}

export async function startDevApp(): Promise<DevApp> {
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-dev-'))
  const tree = join(folder, 'tree')
  const skipped = new Set(['node_modules', 'fixtures', 'canaries'])
  for (const name of [...SOURCES, ...FILES]) {
    const filter = (path: string) =>
      !relative(root, path)
        .split(/[\\/]/)
        .some((part) => skipped.has(part))
    cpSync(join(root, name), join(tree, name), { recursive: true, filter })
  }
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'))

  let starts = 0
  // No other app takes it while this one starts again.
  const port = await freePort()
  let child: ChildProcess | undefined
  let found = (_link: string) => {}
  const link = new Promise<string>((resolve) => (found = resolve))
  const ended = runOn()

  /** As tools/dev.mjs does, which installs packages too, and so has no business in a copy. */
  async function runOn(): Promise<number> {
    for (;;) {
      starts++
      child = spawn(join(root, 'node_modules/.bin/node'), ['web/dev/main.ts', '--port', String(port)], {
        cwd: tree,
        env: {
          ...process.env,
          BULKHEAD_HOME: join(folder, 'home'),
          BULKHEAD_DEV_AGAIN: starts > 1 ? '1' : '0',
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      if (child.stdout)
        createInterface({ input: child.stdout }).on('line', (line) => {
          const address = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(line)?.[0]
          if (address !== undefined) found(address)
        })
      const [status] = (await once(child, 'exit')) as [number | null]
      if (status !== 75) return status ?? 1
    }
  }
  const failed = ended.then((status) => {
    throw new Error(`It ended with status ${status} before it was served.`)
  })
  failed.catch(() => undefined)

  return {
    link: await Promise.race([link, failed]),
    starts: () => starts,
    edit(path, from, to) {
      const file = join(tree, path)
      const text = readFileSync(file, 'utf8')
      if (!text.includes(from)) throw new Error(`${path} does not hold: ${from}`)
      writeFileSync(file, text.replace(from, to))
    },
    async stop() {
      child?.kill('SIGINT')
      const status = await ended
      const left = containersOf(join(folder, 'home'))
      rmSync(folder, { recursive: true, force: true })
      if (status !== 0 || left !== '')
        throw new Error(`It ended with status ${status} and left: ${left || 'nothing'}`)
    },
  }
}

function containersOf(home: string): string {
  const installation = readFileSync(join(home, 'installation'), 'utf8').trim()
  const filter = `label=bulkhead.installation=${installation}`
  return execFileSync('docker', ['ps', '-aq', '--filter', filter], { encoding: 'utf8' }).trim()
}
