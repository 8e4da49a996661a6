import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { eventually } from '../../engine/testing/eventually.ts'

/** Where Debian's package puts each major version's programs. */
const VERSIONS = '/usr/lib/postgresql'

/** Folder of the newest PostgreSQL's programs; `undefined` where none is installed. */
export function postgresPrograms(): string | undefined {
  if (!existsSync(VERSIONS)) return undefined
  return readdirSync(VERSIONS)
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(VERSIONS, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')))
}

export interface Postgres {
  /** The connection string of a new, empty database. */
  freshDatabase(): Promise<string>
  stop(): Promise<void>
}

/** A PostgreSQL of one's own: data in a new folder, reached by a socket in there, and by nothing else. */
export async function startPostgres(programs: string): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-postgres-'))
  const user = ownerOf(folder)
  const data = join(folder, 'data')
  execFileSync(
    join(programs, 'initdb'),
    ['--pgdata', data, '--username', 'bulkhead', '--auth', 'trust', '--encoding', 'UTF8', '--no-sync'],
    { ...user, stdio: 'ignore', env: { ...process.env, LC_ALL: 'C.UTF-8' } },
  )
  const server = spawn(
    join(programs, 'postgres'),
    // What a test's machine loses in a power cut is of no use to anybody.
    ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off', '-c', 'max_connections=60'],
    { ...user, stdio: 'ignore' },
  )
  const address = (database: string) => `postgres://bulkhead@/${database}?host=${encodeURIComponent(folder)}`
  let count = 0

  async function run(statement: string): Promise<void> {
    const client = new Client({ connectionString: address('postgres') })
    await client.connect()
    try {
      await client.query(statement)
    } finally {
      await client.end()
    }
  }
  try {
    await eventually(() => run('select 1'))
  } catch (error) {
    await end(server)
    throw error
  }
  return {
    async freshDatabase() {
      count += 1
      const name = `class_${process.pid}_${count}`
      await run(`create database ${name}`)
      return address(name)
    },
    async stop() {
      await end(server)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** PostgreSQL doesn't run as root; its package brings a user for it, who then owns the folder. */
function ownerOf(folder: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  const user = { uid: id('-u'), gid: id('-g') }
  chownSync(folder, user.uid, user.gid)
  return user
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = once(server, 'exit')
  // Its "fast shutdown": connections are closed, what was written stays.
  server.kill('SIGINT')
  await ended
}
