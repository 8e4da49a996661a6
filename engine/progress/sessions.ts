import type { Selectable } from 'kysely'
import { LabSession } from '../../contract/index.ts'
import { requestDone } from './membership.ts'
import { reported } from './reported-session.ts'
import type { Store } from './store.ts'
import type { ProgressTables } from './schema.ts'

export interface StoredSession {
  session: LabSession
  openedBy: 'app' | 'cli'
  /** Another process is replacing its hosts just now. */
  busy: boolean
}

export interface Saving {
  /** The session whose place it takes. */
  replaces?: string
  /** What a class is told. */
  did?: 'opened' | 'reset' | 'started-over'
  /** What staff asked for, and is done with this. */
  request?: string
}

/** How long a process may take to replace hosts before others stop waiting for it. */
const BUSY_MS = 120_000

const IDLE = { busy_until: null, busy_pid: null }

/** Which labs are open, for every process of this home. */
export function sessionStore({ db, atomically }: Store) {
  const closing = (id: string, at: string) =>
    db
      .updateTable('sessions')
      .set({ closed_at: at, ...IDLE })
      .where('id', '=', id)
      .where('closed_at', 'is', null)

  return {
    async openSessions(): Promise<StoredSession[]> {
      const rows = await db
        .selectFrom('sessions')
        .selectAll()
        .where('closed_at', 'is', null)
        .orderBy('opened_at')
        .execute()
      return rows.map(fromRow)
    },

    /**
     * Writes down a lab that is open, in place of `replaces` where that is given. `false`, and nothing is
     * written, when another process opened one of the same exercise first.
     */
    async saveSession(
      session: LabSession,
      openedBy: 'app' | 'cli',
      { replaces, did = 'opened', request }: Saving = {},
    ): Promise<boolean> {
      const row = toRow(session, openedBy)
      const insert = db
        .insertInto('sessions')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...row, closed_at: null, ...IDLE }))
      try {
        atomically(({ run, report }) => {
          if (replaces !== undefined) run(closing(replaces, new Date().toISOString()))
          run(insert)
          if (request !== undefined) run(requestDone(db, request))
          report({ kind: 'lab', did, session: reported(session) })
        })
        return true
      } catch (error) {
        if ((error as { code?: string }).code === 'SQLITE_CONSTRAINT_UNIQUE') return false
        throw error
      }
    },

    async closeSession(id: string): Promise<void> {
      const row = db.selectFrom('sessions').selectAll().where('id', '=', id)
      atomically(({ run, first, report }) => {
        const stored = first(row)
        if (run(closing(id, new Date().toISOString())) === 0 || !stored) return
        report({ kind: 'lab', did: 'closed', session: reported(fromRow(stored).session) })
      })
    },

    /** Tells other processes to leave the session's hosts alone for a while, or that they needn't any more. */
    async markBusy(id: string, busy: boolean): Promise<void> {
      const until = new Date(Date.now() + BUSY_MS).toISOString()
      const mark = busy ? { busy_until: until, busy_pid: process.pid } : IDLE
      await db.updateTable('sessions').set(mark).where('id', '=', id).execute()
    },
  }
}

function toRow(session: LabSession, openedBy: 'app' | 'cli') {
  return {
    id: session.id,
    exercise: session.exercise,
    seed: session.seed,
    params: JSON.stringify(session.params),
    hosts: JSON.stringify(session.hosts),
    opened_by: openedBy,
    opened_at: session.openedAt,
  }
}

function fromRow(row: Selectable<ProgressTables['sessions']>): StoredSession {
  return {
    session: LabSession.parse({
      id: row.id,
      exercise: row.exercise,
      seed: row.seed,
      params: JSON.parse(row.params),
      hosts: JSON.parse(row.hosts),
      openedAt: row.opened_at,
    }),
    openedBy: row.opened_by,
    busy:
      row.busy_until !== null &&
      row.busy_until > new Date().toISOString() &&
      row.busy_pid !== null &&
      row.busy_pid !== process.pid &&
      isAlive(row.busy_pid),
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
