import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { eventually } from '../engine/testing/eventually.ts'
import { ask } from './testing/served.ts'

const root = join(import.meta.dirname, '..')
const isBuilt = existsSync(join(root, 'dist/renderer/index.html'))
if (!isBuilt)
  console.log('Skipped, the web host as a process: the app has not been built (npm start does it).')

let home: string
let running: ChildProcess[]
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'bulkhead-web-'))
  running = []
})
afterEach(async () => {
  for (const child of running) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  rmSync(home, { recursive: true })
})

/** `web/main.ts` as `npm start` runs it, where no Docker is to be had. */
function start(...args: string[]) {
  const env = { ...process.env, BULKHEAD_HOME: home, DOCKER_HOST: 'unix:///nonexistent/docker.sock' }
  const child = spawn(process.execPath, ['web/main.ts', ...args], { cwd: root, env })
  running.push(child)
  const printed = { out: '', err: '' }
  child.stdout.on('data', (bytes: Buffer) => (printed.out += bytes.toString()))
  child.stderr.on('data', (bytes: Buffer) => (printed.err += bytes.toString()))
  const lines = () => printed.out.split('\n').filter((line) => line !== '')
  const ended = once(child, 'close') as Promise<[number | null, string | null]>
  return { child, printed, lines, ended }
}

const linkIn = (line = '') => new URL(/http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(line)?.[0] ?? 'none:')

describe.skipIf(!isBuilt)('the web host', () => {
  test('prints one line when it serves, and a fresh link for each Enter', async () => {
    const { child, lines, printed } = start()
    await eventually(() => expect(lines()).toHaveLength(1))
    const first = linkIn(lines()[0])
    child.stdin.write('\n')
    await eventually(() => expect(lines()).toHaveLength(2))
    const fresh = linkIn(lines()[1])
    const port = Number(first.port)
    expect((await ask(port, `/${first.search}`)).status).toBe(403)
    const answer = await ask(port, `/${fresh.search}`)
    expect(answer.status).toBe(303)
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? ''
    expect((await ask(port, '/', { Cookie: cookie })).body).toContain('<div id=')
    expect(printed.err).toBe('')
  })

  test('closes the labs with a line when it is told to stop', async () => {
    const { child, lines, ended } = start()
    await eventually(() => expect(lines()).toHaveLength(1))
    child.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
    expect(lines()[1]).toMatch(/^Closing the labs/)
  })

  test('says in a sentence that a port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    const { printed, ended } = start('--port', String(port))
    expect(await ended).toEqual([1, null])
    expect(printed).toEqual({
      out: '',
      err: expect.stringMatching(new RegExp(`^Port ${port} is used .*\\n$`)),
    })
    other.close()
  })

  test('says what can be given instead of what was', async () => {
    const { printed, ended } = start('--prot', '1')
    expect(await ended).toEqual([1, null])
    expect(printed.err).toMatch(/--prot[^]*--port N/)
    expect(printed.err).not.toContain('    at ')
  })
})
