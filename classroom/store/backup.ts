import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { ClassDatabase } from './database.ts'
import { migrations } from './migrations.ts'
import { inPages } from './pages.ts'
import type { ClassTables } from './schema.ts'
import { storeTroubles } from './troubles.ts'

/** In this order, so that what refers to a row comes after it. */
const TABLES = [
  'settings',
  'people',
  'devices',
  'moves',
  'reports',
  'assignments',
  'messages',
  'requests',
  'looks',
  'dismissed_alarms',
] as const satisfies readonly (keyof ClassTables)[]
type Table = (typeof TABLES)[number]
/** Those whose rows the database counts, in that order. */
const COUNTED: ReadonlySet<Table> = new Set(['reports', 'messages'])
/** Rows that are in memory at once. */
const ROWS_AT_ONCE = 500

const Head = z.object({
  format: z.literal('bulkhead-class-backup'),
  version: z.literal(1),
  /** The newest step of the database that wrote it. */
  shape: z.string(),
  at: z.iso.datetime(),
  /** Files of the class beside its database, by name, in base64: its certificate and keys. */
  files: z.record(z.string().regex(/^[a-z][a-z0-9.-]{0,60}$/), z.string()),
})
const Row = z.object({
  table: z.enum(TABLES),
  row: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
})
/** Says that nothing is missing before it. */
const End = z.object({ rows: z.int(), sha256: z.string() })

const newestShape = () => Object.keys(migrations('sqlite')).toSorted().at(-1) ?? ''

/**
 * Writes all of a class to one compressed file of lines, as it is at one moment while the class goes on. It holds what
 * is secret in a class, so only its owner may read it. The same file restores into either kind of database.
 */
export async function backupClass(
  { db, kind }: ClassDatabase,
  path: string,
  files: Readonly<Record<string, Buffer>>,
): Promise<{ rows: number }> {
  let rows = 0
  const half = `${path}.part`
  const write = async (trx: Kysely<ClassTables>) => {
    const lines = Readable.from(backupLines(trx, files, () => (rows += 1)))
    await pipeline(lines, createGzip(), createWriteStream(half, { mode: 0o600, flags: 'wx' }))
  }
  try {
    const transaction = db.transaction()
    await (kind === 'postgres' ? transaction.setIsolationLevel('repeatable read') : transaction).execute(
      write,
    )
    await rename(half, path)
  } catch (error) {
    await rm(half, { force: true })
    throw error
  }
  return { rows }
}

async function* backupLines(
  db: Kysely<ClassTables>,
  files: Readonly<Record<string, Buffer>>,
  onRow: () => number,
): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const line = (value: unknown) => {
    const text = `${JSON.stringify(value)}\n`
    hash.update(text)
    return text
  }
  yield line({
    format: 'bulkhead-class-backup',
    version: 1,
    shape: newestShape(),
    at: new Date().toISOString(),
    files: Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, bytes.toString('base64')])),
  } satisfies z.infer<typeof Head>)
  let rows = 0
  for (const table of TABLES) {
    for await (const row of rowsOf(db, table)) {
      rows = onRow()
      yield line({ table, row })
    }
  }
  yield `${JSON.stringify({ rows, sha256: hash.digest('hex') } satisfies z.infer<typeof End>)}\n`
}

async function* rowsOf(db: Kysely<ClassTables>, table: Table): AsyncGenerator<object> {
  if (!COUNTED.has(table)) return yield* await db.selectFrom(table).selectAll().execute()
  const counted = table as 'reports' | 'messages'
  const pages = inPages(ROWS_AT_ONCE, (after, limit) =>
    db.selectFrom(counted).selectAll().where('serial', '>', after).orderBy('serial').limit(limit).execute(),
  )
  for await (const rows of pages) yield* rows
}

/**
 * Puts a backup into an empty database, whole or not at all, and answers the class's files. `where` is what the database
 * is called in a trouble. `keep` is given the class's files before it is settled: without its keys a class would be another.
 * Throws TroubleError.
 */
export async function restoreClass(
  { db, kind }: ClassDatabase,
  path: string,
  where: string,
  keep: (files: Record<string, Buffer>) => void = () => {},
): Promise<{ rows: number; files: Record<string, Buffer> }> {
  // Read to its end first: nothing of a file that isn't whole goes into the database.
  await readBackup(path, async () => {})
  return db.transaction().execute(async (trx) => {
    for (const table of TABLES) {
      if (
        await trx
          .selectFrom(table)
          .select(sql`1`.as('one'))
          .limit(1)
          .executeTakeFirst()
      )
        throw storeTroubles.notEmpty(where)
    }
    const restored = await readBackup(path, async (table, batch) => {
      await trx
        .insertInto(table)
        .values(batch as never)
        .execute()
    })
    if (kind === 'postgres') {
      for (const table of COUNTED)
        await sql`select setval(pg_get_serial_sequence(${table}, 'serial'), coalesce((select max(serial) from ${sql.table(table)}), 0) + 1, false)`.execute(
          trx,
        )
    }
    keep(restored.files)
    return restored
  })
}

async function readBackup(
  path: string,
  insert: (table: Table, rows: object[]) => Promise<void>,
): Promise<{ rows: number; files: Record<string, Buffer> }> {
  const hash = createHash('sha256')
  let head: z.infer<typeof Head> | undefined
  let end: z.infer<typeof End> | undefined
  let rows = 0
  let batch: { table: Table; rows: object[] } | undefined
  const flush = async () => {
    if (batch) await insert(batch.table, batch.rows)
    batch = undefined
  }
  try {
    const lines = createInterface({ input: createReadStream(path).pipe(createGunzip()), crlfDelay: Infinity })
    for await (const text of lines) {
      const value: unknown = JSON.parse(text)
      if (head === undefined) {
        head = Head.parse(value)
        if (head.shape > newestShape()) throw storeTroubles.newerBackup(path)
      } else if (end !== undefined) throw storeTroubles.noBackup(path)
      else {
        end = End.safeParse(value).data
        if (end) continue
        const { table, row } = Row.parse(value)
        rows += 1
        if (batch && (batch.table !== table || batch.rows.length >= ROWS_AT_ONCE)) await flush()
        batch ??= { table, rows: [] }
        batch.rows.push(row)
      }
      hash.update(`${text}\n`)
    }
    await flush()
  } catch (error) {
    throw isUnreadable(error) ? storeTroubles.noBackup(path) : error
  }
  if (!head || !end || end.rows !== rows || end.sha256 !== hash.digest('hex'))
    throw storeTroubles.noBackup(path)
  const files = Object.entries(head.files).map(([name, text]) => [name, Buffer.from(text, 'base64')] as const)
  return { rows, files: Object.fromEntries(files) }
}

/** Not compressed by us, cut off, no JSON, or JSON of something else; a missing file is told by its own error. */
function isUnreadable(error: unknown): boolean {
  const code = String((error as NodeJS.ErrnoException)?.code ?? '')
  return error instanceof SyntaxError || error instanceof z.ZodError || /^Z_|^ERR_Z|^EISDIR$/.test(code)
}
