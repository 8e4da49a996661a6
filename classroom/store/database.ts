import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { Pool } from 'pg'
import { migrations } from './migrations.ts'
import type { ClassTables } from './schema.ts'

/** A class's database, opened and of the newest shape. What a query has resolved is on the disk. */
export interface ClassDatabase {
  readonly kind: 'sqlite' | 'postgres'
  readonly db: Kysely<ClassTables>
  close(): Promise<void>
}

/** How long one process waits while another writes, in milliseconds. */
const BUSY_TIMEOUT_MS = 5000

/**
 * Opens `postgres://…`, or the SQLite file at any other text, made where there is none. Throws what the database says,
 * and an Error where its shape is a newer Bulkhead's.
 */
export async function openClassDatabase(where: string): Promise<ClassDatabase> {
  return /^postgres(ql)?:\/\//.test(where) ? openPostgres(where) : openSqlite(where)
}

async function openSqlite(path: string): Promise<ClassDatabase> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const raw = new BetterSqlite3(path, { timeout: BUSY_TIMEOUT_MS })
  raw.pragma('journal_mode = WAL')
  // With FULL, a commit is on the disk before it is acknowledged, also over a power cut.
  raw.pragma('synchronous = FULL')
  raw.pragma('foreign_keys = ON')
  const db = new Kysely<ClassTables>({ dialect: new SqliteDialect({ database: raw }) })
  return opened('sqlite', db, async () => {
    await db.destroy()
    // Kysely only closes what it has used itself.
    raw.close()
  })
}

async function openPostgres(connectionString: string): Promise<ClassDatabase> {
  const pool = new Pool({ connectionString, max: 8 })
  // A connection that breaks while idle is replaced; the query that meets it fails by itself.
  pool.on('error', () => {})
  const db = new Kysely<ClassTables>({ dialect: new PostgresDialect({ pool }) })
  return opened('postgres', db, () => db.destroy())
}

async function opened(
  kind: ClassDatabase['kind'],
  db: Kysely<ClassTables>,
  close: () => Promise<void>,
): Promise<ClassDatabase> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations(kind) } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) {
    await close()
    throw error
  }
  return { kind, db, close }
}
