import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runLogged } from './run.mjs'

const node = process.execPath
let directory: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'bulkhead-run-'))
})

afterEach(() => rmSync(directory, { recursive: true }))

const runHere = (command: string[], timeoutMs?: number) =>
  runLogged(command, { cwd: directory, logFile: join(directory, 'log', 'x.log'), timeoutMs })

describe('a program that runs to its end', () => {
  test('what it says on either stream is kept in the log', async () => {
    const said = await runHere([node, '-e', 'console.log("out"); console.error("err")'])
    expect(said.ok).toBe(true)
    const log = readFileSync(join(directory, 'log', 'x.log'), 'utf8')
    expect(log).toContain('out')
    expect(log).toContain('err')
    expect(said.output).toBe(log)
  })

  test('fails by its status, when it is not there, and when it takes too long', async () => {
    expect((await runHere([node, '-e', 'process.exit(3)'])).ok).toBe(false)
    expect(await runHere(['/nonexistent/program'])).toMatchObject({
      ok: false,
      output: expect.stringContaining('ENOENT'),
    })
    expect((await runHere([node, '-e', 'setTimeout(() => {}, 60000)'], 200)).ok).toBe(false)
  })
})

/** A process that hands over to another Node with this script. */
function handingOver(script: string) {
  const module = new URL('run.mjs', import.meta.url).href
  const command = JSON.stringify([node, '-e', script])
  const source = `import { handOver } from '${module}'; process.exitCode = await handOver(${command})`
  return spawn(node, ['--input-type=module', '-e', source], { stdio: ['pipe', 'pipe', 'inherit'] })
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('handing over', () => {
  test('input, output and the exit status go through', async () => {
    const outer = handingOver('process.stdin.on("data", (d) => { process.stdout.write(d); process.exit(7) })')
    outer.stdin.write('hello')
    const [text] = (await once(outer.stdout, 'data')) as [Buffer]
    expect(text.toString()).toBe('hello')
    expect((await once(outer, 'exit'))[0]).toBe(7)
  })

  test('signals reach the program, whose end is ours', async () => {
    const outer = handingOver(
      'process.on("SIGTERM", () => process.exit(9)); console.log("ready"); setInterval(() => {}, 1e3)',
    )
    await once(outer.stdout, 'data')
    outer.kill('SIGTERM')
    expect((await once(outer, 'exit'))[0]).toBe(9)
  })

  test('the program ends when npm, which ran us, is killed', async () => {
    const module = new URL('run.mjs', import.meta.url).href
    const script =
      'process.on("SIGTERM", () => process.exit()); console.log(process.pid); setInterval(() => {}, 1e3)'
    const inner = `import { handOver } from '${module}'; await handOver(${JSON.stringify([node, '-e', script])})`
    // Stands in for npm: it starts us and does not pass signals on.
    const outer = `require('node:child_process').spawn(process.execPath, ['--input-type=module', '-e', ${JSON.stringify(inner)}], { stdio: 'inherit' })`
    const npm = spawn(node, ['-e', outer], {
      env: { ...process.env, npm_lifecycle_event: 'start' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [pid] = (await once(npm.stdout, 'data')) as [Buffer]
    npm.kill('SIGKILL')
    await expect.poll(() => isRunning(Number(pid)), { timeout: 5_000 }).toBe(false)
  })

  test('an end by a signal is told as shells do', async () => {
    const outer = handingOver('process.kill(process.pid, "SIGKILL")')
    expect((await once(outer, 'exit'))[0]).toBe(137)
  })
})
