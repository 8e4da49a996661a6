import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { cache, root } from '../lib/paths.mjs'
import { type Bench, timed } from './bench.ts'
import { type Figure, atMost } from './figures.ts'
import { linkOf } from './served-app.ts'

/** As little as `npm start` can start: one file of Node's own that serves a line. */
const BARE_APP = `import { createServer } from 'node:http'
const server = createServer((request, response) => response.end('ok'))
server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port + '/'))
process.on('SIGINT', () => process.exit(0))
`

/** How long the second `npm start` takes until the app is served. */
export async function start(bench: Bench): Promise<Figure[]> {
  const bareApp = join(cache, 'bench', 'bare-app')
  await mkdir(bareApp, { recursive: true })
  await writeFile(join(bareApp, 'main.mjs'), BARE_APP)
  await writeFile(join(bareApp, 'package.json'), '{ "scripts": { "start": "node main.mjs" } }\n')

  // The first one may have something to install, build or compile.
  await npmStart(bench, root)
  const app: number[] = []
  const bare: number[] = []
  for (let run = 0; run < bench.runs; run++) {
    bench.signal.throwIfAborted()
    app.push(await npmStart(bench, root))
    bare.push(await npmStart(bench, bareApp))
    bench.say(`npm start ${app.at(-1)?.toFixed(0)} ms, of a bare server ${bare.at(-1)?.toFixed(0)} ms`)
  }
  const baseline = { what: 'npm start of a bare server', samples: bare }
  return [
    {
      what: 'second npm start to served',
      unit: 'ms',
      by: 'median',
      samples: app,
      baseline,
      targets: [atMost(3000)],
    },
  ]
}

/** Milliseconds from starting npm until the page behind the printed address is answered. */
async function npmStart(bench: Bench, folder: string): Promise<number> {
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...bench.env, BULKHEAD_BROWSER: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  try {
    return await timed(async () => {
      const answer = await fetchAsBrowser(await linkOf(child))
      if (answer.status !== 200) throw new Error(`The page was answered with ${answer.status}.`)
      await answer.arrayBuffer()
    })
  } finally {
    if (child.pid !== undefined && child.exitCode === null) process.kill(await innermost(child.pid), 'SIGINT')
    await ended
  }
}

/**
 * What npm has started in the end. It is this that is stopped, because npm's shell keeps the signal to itself,
 * and a signal to all of them would reach the app twice, which means at once.
 */
async function innermost(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid='])
  const parents = new Map(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]),
  )
  const childOf = (parent: number) => [...parents.keys()].find((each) => parents.get(each) === parent)
  let found = pid
  for (let child = childOf(pid); child !== undefined; child = childOf(child)) found = child
  return found
}

/** A browser that is new to the app gets a cookie and is sent on. */
async function fetchAsBrowser(link: string): Promise<Response> {
  const answer = await fetch(link, { redirect: 'manual' })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  const location = answer.headers.get('location')
  if (!cookie || !location) return answer
  return fetch(new URL(location, link), { headers: { cookie } })
}
