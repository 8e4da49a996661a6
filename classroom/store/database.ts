import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { Kysely, PostgresDialect, SqliteDialect, sql } from 'kysely'
import { DEFAULT_MIGRATION_TABLE, Migrator } from 'kysely/migration'
import { Pool } from 'pg'
import { migrations } from './migrations.ts'
import { TroubleError } from '../../engine/hosts/lab-hosts.ts'
import type { ClassTables } from './schema.ts'
import { storeTroubles } from './troubles.ts'

/** A class's database, opened and of the newest shape. What a query has resolved is on the disk. */
export interface ClassDatabase {
  readonly kind: 'sqlite' | 'postgres'
  readonly db: Kysely<ClassTables>
  close(): Promise<void>
}

/** How long one process waits while another writes, in milliseconds. */
const BUSY_TIMEOUT_MS = 5000

export const isPostgres = (where: string): boolean => /^postgres(ql)?:\/\//.test(where)

/** Opens `postgres://…`, or the SQLite file at any other text, made where there is none. Throws TroubleError. */
export async function openClassDatabase(where: string): Promise<ClassDatabase> {
  try {
    const database = isPostgres(where) ? openPostgres(where) : openSqlite(where)
    return await toNewest(database, where)
  } catch (error) {
    throw error instanceof TroubleError ? error : storeTroubles.unavailable(where, error)
  }
}

async function toNewest(database: ClassDatabase, where: string): Promise<ClassDatabase> {
  const { db, kind, close } = database
  const known = migrations(kind)
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: async () => known } })
    const done = await namesOfMigrations(db)
    if (done.some((name) => !Object.hasOwn(known, name))) throw storeTroubles.newer(where)
    const { error } = await migrator.migrateToLatest()
    if (error instanceof Error) throw error
    if (error !== undefined) throw new Error('a step of the migration failed', { cause: error })
    return database
  } catch (error) {
    await close()
    throw error
  }
}

/** The steps that a database has taken; those that this Bulkhead doesn't know are a newer one's. */
async function namesOfMigrations(db: Kysely<ClassTables>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return []
  const { rows } = await sql<{
    name: string
  }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(db)
  return rows.map(({ name }) => name)
}

function openSqlite(path: string): ClassDatabase {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  // Nobody else's to read, also in a folder that was there before; what SQLite puts beside it gets the same rights.
  closeSync(openSync(path, 'a', 0o600))
  chmodSync(path, 0o600)
  const raw = new BetterSqlite3(path, { timeout: BUSY_TIMEOUT_MS })
  raw.pragma('journal_mode = WAL')
  // With FULL, a commit is on the disk before it is acknowledged, also over a power cut.
  raw.pragma('synchronous = FULL')
  raw.pragma('foreign_keys = ON')
  const db = new Kysely<ClassTables>({ dialect: new SqliteDialect({ database: raw }) })
  return {
    kind: 'sqlite',
    db,
    async close() {
      await db.destroy()
      // Kysely only closes what it has used itself.
      raw.close()
    },
  }
}

function openPostgres(connectionString: string): ClassDatabase {
  const pool = new Pool({ connectionString, max: 8 })
  // A connection that breaks while idle is replaced; the query that meets it fails by itself.
  pool.on('error', () => {})
  const db = new Kysely<ClassTables>({ dialect: new PostgresDialect({ pool }) })
  return { kind: 'postgres', db, close: () => db.destroy() }
}
