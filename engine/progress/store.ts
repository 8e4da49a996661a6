import type { Database } from 'better-sqlite3'
import type { Compilable, Kysely } from 'kysely'
import type { ProgressTables } from './schema.ts'

/** What the stores share: queries, and several of them as one. */
export interface Store {
  db: Kysely<ProgressTables>
  /** Runs statements in one transaction that holds the write lock from its start; without one, two processes that read first and write later fail each other. */
  atomically(statements: readonly Compilable[]): void
}

export function atomically(raw: Database, statements: readonly Compilable[]): void {
  const all = raw.transaction(() => {
    for (const statement of statements) {
      const { sql, parameters } = statement.compile()
      raw.prepare(sql).run(parameters)
    }
  })
  all.immediate()
}
