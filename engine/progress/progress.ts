import { join } from 'node:path'
import { Kysely, SqliteDialect } from 'kysely'
import type { Trouble } from '../../contract/index.ts'
import { openDatabase } from './database.ts'
import { auditsStore } from './audits.ts'
import { certificateStore } from './certificates.ts'
import { effortStore } from './effort.ts'
import { learningStore } from './learning.ts'
import { membershipStore } from './membership.ts'
import { notesStore } from './notes.ts'
import type { ProgressTables } from './schema.ts'
import { sessionStore } from './sessions.ts'
import { standingsStore } from './standings.ts'
import { type Store, atomically } from './store.ts'
import { transferStore } from './transfer.ts'

export const PROGRESS_FILE = 'progress.db'

/**
 * Everything that is remembered, in `progress.db` under `home`. Whatever a function here has resolved is
 * on the disk. The app and the command line may have it open at the same time.
 */
export type Progress = ReturnType<typeof openProgress>

/** Throws TroubleError where the file can't be opened. */
export function openProgress(home: string) {
  const { db: raw, setAside } = openDatabase(join(home, PROGRESS_FILE))
  const db = new Kysely<ProgressTables>({ dialect: new SqliteDialect({ database: raw }) })
  const reported = new Set<() => void>()
  const onReport = () => reported.forEach((listener) => listener())
  const store: Store = { db, atomically: (work) => atomically(raw, onReport, work) }
  return {
    ...sessionStore(store),
    ...learningStore(store),
    ...standingsStore(store),
    ...notesStore(store),
    ...effortStore(store),
    ...transferStore(store),
    ...membershipStore(store),
    ...auditsStore(store),
    ...certificateStore(store),
    /** Calls back after this process has written something that a class is to be told. Returns how to stop. */
    onReport(listener: () => void): () => void {
      reported.add(listener)
      return () => void reported.delete(listener)
    },
    /** Set when an unusable file was kept aside. */
    setAside: setAside as Trouble | undefined,
    /** Changes when another process wrote something. */
    foreignChanges: () => raw.pragma('data_version', { simple: true }) as number,
    async close(): Promise<void> {
      await db.destroy()
      // Kysely only closes what it has used itself.
      raw.close()
    },
  }
}
