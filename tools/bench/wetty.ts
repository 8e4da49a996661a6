import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../../engine/testing/free-port.ts'
import { cache, root } from '../lib/paths.mjs'
import { runLogged } from '../lib/run.mjs'
import { type Bench, until } from './bench.ts'

const VERSION = '3.2.0'
/** Not in `.cache`: wetty's file server answers nothing that lies below a name with a dot. */
const folder = join(root, 'dist', 'bench', `wetty-${VERSION}`)
const program = join(folder, 'node_modules', 'wetty', 'build', 'main.js')

export interface Wetty {
  address: string
  stop(): Promise<void>
}

/** Installs wetty beside the project, from the registry that npm is set to; its PTY is compiled here. */
export async function installWetty({ say }: Bench): Promise<void> {
  if (existsSync(join(folder, 'node_modules', 'node-pty', 'build', 'Release', 'pty.node'))) return
  say(`Installing wetty ${VERSION} to compare with …`)
  await mkdir(folder, { recursive: true })
  const npm = async (...args: string[]) => {
    const logFile = join(cache, 'log', 'bench-wetty.log')
    const { ok } = await runLogged(['npm', ...args, '--prefix', folder], {
      cwd: folder,
      logFile,
      env: process.env,
    })
    if (!ok) throw new Error(`wetty could not be installed; see ${logFile}`)
  }
  await npm('install', '--ignore-scripts', '--no-audit', '--no-fund', `wetty@${VERSION}`)
  await npm('rebuild', 'node-pty')
}

/**
 * wetty with a shell script as what it runs in its PTY. It does that for root only; for others it asks for a
 * server to reach by ssh, which would be another work than ours.
 */
export async function startWetty(bench: Bench, name: string, script: string): Promise<Wetty> {
  if (process.getuid?.() !== 0) throw new Error('wetty runs a command by itself for root only.')
  const command = join(folder, `${name}.sh`)
  await writeFile(command, `#!/bin/sh\n${script}\n`)
  await chmod(command, 0o755)
  const port = await freePort()
  const args = [
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    '--base',
    '/',
    '--log-level',
    'error',
    '--command',
    command,
  ]
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    env: { ...bench.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const address = `http://127.0.0.1:${port}/`
  try {
    await until('wetty’s page', async () => (await fetch(address).catch(() => undefined))?.status === 200, {
      signal: bench.signal,
      timeoutMs: 30_000,
    })
  } catch (error) {
    await end(child)
    throw error
  }
  return { address, stop: () => end(child) }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}
