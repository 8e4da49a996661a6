import type { Database } from 'better-sqlite3'
import type { Compilable, Kysely } from 'kysely'
import type { ProgressTables } from './schema.ts'
import { type ReportFacts, reportIn } from './outbox.ts'

/** What is done as one. */
export interface Transaction {
  /** How many rows it changed. */
  run(statement: Compilable): number
  /** The first row that it answers. */
  first<Row>(statement: Compilable<Row>): Row | undefined
  /** Tells the class: the report is kept if and only if the rest is. `false` where there is no class, or no room. */
  report(facts: ReportFacts): boolean
}

/** What the stores share: queries, and several of them as one. */
export interface Store {
  db: Kysely<ProgressTables>
  /** Runs work in one transaction that holds the write lock from its start; without one, two processes that read first and write later fail each other. */
  atomically<T>(work: (transaction: Transaction) => T): T
}

/** `onReport` is called after a transaction in which something was reported. */
export function atomically<T>(raw: Database, onReport: () => void, work: (transaction: Transaction) => T): T {
  let hasReported = false
  const transaction: Transaction = {
    run(statement) {
      const { sql, parameters } = statement.compile()
      return raw.prepare(sql).run(parameters).changes
    },
    first<Row>(statement: Compilable<Row>) {
      const { sql, parameters } = statement.compile()
      return raw.prepare(sql).get(parameters) as Row | undefined
    },
    report(facts) {
      const isKept = reportIn(raw, facts)
      hasReported ||= isKept
      return isKept
    },
  }
  const result = raw.transaction(() => work(transaction)).immediate()
  if (hasReported) onReport()
  return result
}
