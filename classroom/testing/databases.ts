import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import { type ClassDatabase, openClassDatabase } from '../store/database.ts'
import { type Postgres, postgresPrograms, startPostgres } from './postgres.ts'

/** What a suite gets of a database. */
export interface TestDatabase {
  /** A new, empty one; `openClassDatabase` takes it. */
  fresh(): Promise<string>
  /** The same, opened; closed after the test. */
  open(where?: string): Promise<ClassDatabase>
}

/**
 * Declares the same tests for SQLite and for PostgreSQL. Where PostgreSQL isn't installed its tests are skipped and
 * the run says so.
 */
export function describeOnBoth(title: string, tests: (database: TestDatabase) => void): void {
  describe(`${title}, on SQLite`, () => {
    const folders: string[] = []
    afterAll(() => {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true })
    })
    tests(
      closing(async () => {
        const folder = mkdtempSync(join(tmpdir(), 'bulkhead-class-'))
        folders.push(folder)
        return join(folder, 'class.db')
      }),
    )
  })

  const programs = postgresPrograms()
  if (programs === undefined)
    console.log(`Skipped, "${title}" on PostgreSQL: it is not installed (package postgresql).`)
  describe.skipIf(programs === undefined)(`${title}, on PostgreSQL`, () => {
    let postgres: Postgres
    beforeAll(async () => void (postgres = await startPostgres(programs ?? '')), 60_000)
    tests(closing(() => postgres.freshDatabase()))
    // After the tests' own: what they have open is closed by then.
    afterAll(() => postgres.stop())
  })
}

function closing(fresh: () => Promise<string>): TestDatabase {
  const open: ClassDatabase[] = []
  afterEach(async () => {
    for (const database of open.splice(0)) await database.close()
  })
  return {
    fresh,
    async open(where) {
      const database = await openClassDatabase(where ?? (await fresh()))
      open.push(database)
      return database
    },
  }
}
