import type { Compilable, Insertable, Kysely, Selectable } from 'kysely'
import {
  JoinAsk,
  type LabPlace,
  LabRequest,
  MemberNews,
  type SignedReport,
} from '../../contract/class/index.ts'
import { Params } from '../../contract/index.ts'
import { reported } from './reported-session.ts'
import type { ProgressTables } from './schema.ts'
import type { Store, Transaction } from './store.ts'

/** What staff had done to labs, as far back as it is shown. */
const CARRIED_OUT_SHOWN = 20

/** How to reach a class and how to know it again. */
export interface ClassAddress {
  /** `https://host:port`; empty for a hosted lab. */
  address: string
  /** Of the pinned certificate; `null` where the system's authorities vouch for it. */
  fingerprint: string | null
}

/** Somebody has to consent first. */
export interface Waiting extends ClassAddress {
  className: string
  name: string
  /** Ed25519 private key: PKCS #8 in DER, base64. */
  key: string
  ask: JoinAsk
}

/** What a class has answered to whoever it took in. */
export interface Joined extends ClassAddress {
  className: string
  name: string
  place: LabPlace
  person: string
  device: string
  /** Shown to the class at each connection; `null` where it is in this process. */
  token: string | null
  key: string
}

export interface Member extends Joined {
  joinedAt: string
  /** What the class said last. */
  news: MemberNews | null
  readUpTo: string | null
  /** Milliseconds that the clock of the class is before this machine's. */
  clockAhead: number
  /** Reports that found no room because the class was away for so long. */
  leftOut: number
  /** What other machines of theirs told the class is here, too. */
  isWorkTaken: boolean
}

/** The statement that says a request of staff is done. */
export const requestDone = (db: Kysely<ProgressTables>, request: string): Compilable =>
  db
    .insertInto('requests_done')
    .values({ request, at: new Date().toISOString() })
    .onConflict((conflict) => conflict.doNothing())

/** The class that a learner is in: who they are there, what it has said and what it has not been told yet. */
export function membershipStore({ db, atomically }: Store) {
  const row = () => db.selectFrom('membership').selectAll()
  const stored = () => row().executeTakeFirst()

  const newestCarriedOut = () =>
    db
      .selectFrom('requests_done')
      .where('json', 'is not', null)
      .orderBy('at', 'desc')
      .limit(CARRIED_OUT_SHOWN)

  function forget({ run }: Transaction): void {
    for (const table of ['membership', 'outbox', 'recordings_reported', 'requests_done'] as const)
      run(db.deleteFrom(table))
  }

  const insert = (values: Omit<Insertable<ProgressTables['membership']>, 'only'>) =>
    db.insertInto('membership').values({ ...values, only: 1 })

  return {
    async waiting(): Promise<Waiting | undefined> {
      const found = await stored()
      return found?.state === 'waiting' ? toWaiting(found) : undefined
    },

    async member(): Promise<Member | undefined> {
      const found = await stored()
      return found?.state === 'member' ? toMember(found) : undefined
    },

    async saveWaiting({ className, ask, ...rest }: Waiting): Promise<void> {
      atomically((transaction) => {
        forget(transaction)
        const asked = JSON.stringify(ask)
        transaction.run(insert({ ...rest, state: 'waiting', place: 'own', class_name: className, asked }))
      })
    },

    /** From now on all that happens is reported; a lab that is open already, at once. */
    async saveMember({ className, ...rest }: Joined): Promise<void> {
      const open = await db.selectFrom('sessions').selectAll().where('closed_at', 'is', null).execute()
      atomically((transaction) => {
        forget(transaction)
        const joined_at = new Date().toISOString()
        transaction.run(insert({ ...rest, state: 'member', class_name: className, joined_at }))
        for (const { params, ...session } of open)
          transaction.report({
            kind: 'lab',
            did: 'opened',
            session: reported({ ...session, params: Params.parse(JSON.parse(params)) }),
          })
      })
    },

    async leaveClass(): Promise<void> {
      atomically(forget)
    },

    /** Kept so that policies hold without the class, too. */
    async saveNews(news: MemberNews, clockAhead: number): Promise<void> {
      const asked = news.requests.map(({ id }) => id)
      atomically(({ run }) => {
        const values = { news: JSON.stringify(news), clock_ahead: clockAhead, class_name: news.className }
        run(db.updateTable('membership').set({ ...values, name: news.name }))
        // The class knows of the others.
        const shown = newestCarriedOut().select('request')
        const known = db.deleteFrom('requests_done').where('request', 'not in', shown)
        run(asked.length > 0 ? known.where('request', 'not in', asked) : known)
      })
    },

    /** The class is known by another certificate from now on. */
    async saveFingerprint(fingerprint: string | null): Promise<void> {
      await db.updateTable('membership').set({ fingerprint }).execute()
    },

    /** `device` is who took it over: by now another may be in the class. */
    async saveWorkTaken(device: string): Promise<void> {
      await db.updateTable('membership').set({ work_taken: 1 }).where('device', '=', device).execute()
    },

    async saveRead(message: string): Promise<void> {
      await db.updateTable('membership').set({ read_up_to: message }).execute()
    },

    /** What staff asked for and was done here. */
    async requestsDone(): Promise<string[]> {
      return (await db.selectFrom('requests_done').select('request').execute()).map(({ request }) => request)
    },

    /** What was carried out is shown; what can't be is only settled. */
    async noteRequestDone(request: LabRequest, isCarriedOut: boolean): Promise<void> {
      const json = isCarriedOut ? JSON.stringify(request) : null
      atomically(({ run }) => {
        run(requestDone(db, request.id))
        run(db.updateTable('requests_done').set({ json }).where('request', '=', request.id))
      })
    },

    /** The newest last. */
    async carriedOut(): Promise<LabRequest[]> {
      const rows = await newestCarriedOut().select('json').execute()
      return rows.map(({ json }) => LabRequest.parse(JSON.parse(json ?? ''))).toReversed()
    },

    async pendingReports(): Promise<number> {
      const { count } = await db
        .selectFrom('outbox')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      return count
    },

    /** The oldest that wait, in order; always one, however long, where there is one. */
    async waitingReports(most: {
      count: number
      bytes: number
    }): Promise<(SignedReport & { seq: number })[]> {
      const sizes = await db
        .selectFrom('outbox')
        .select(['seq', 'bytes'])
        .orderBy('seq')
        .limit(most.count)
        .execute()
      let bytes = 0
      const fitting = sizes.filter(({ bytes: size }, at) => (bytes += size) <= most.bytes || at === 0)
      const last = fitting.at(-1)
      if (!last) return []
      return db
        .selectFrom('outbox')
        .select(['seq', 'body', 'signature'])
        .where('seq', '<=', last.seq)
        .orderBy('seq')
        .execute()
    },

    /** The class has said what becomes of these; `device` is whose they are: another's have other numbers. */
    async settleReports(device: string, upTo: number): Promise<void> {
      atomically(({ run, first }) => {
        if (first(row())?.device === device) run(db.deleteFrom('outbox').where('seq', '<=', upTo))
      })
    },

    /** Recording → up to which byte it is in reports. */
    async recordingsReported(): Promise<ReadonlyMap<string, number>> {
      const rows = await db.selectFrom('recordings_reported').selectAll().execute()
      return new Map(rows.map(({ recording, next }) => [recording, next]))
    },

    /** Reports a piece of a recording; `false` where another process was faster, or there is no room. */
    async reportRecording(piece: {
      recording: string
      title: string
      from: number
      text: string
    }): Promise<boolean> {
      const { recording, from } = piece
      const next = from + Buffer.byteLength(piece.text)
      return atomically(({ first, run, report }) => {
        const cursor = db.selectFrom('recordings_reported').selectAll().where('recording', '=', recording)
        if ((first(cursor)?.next ?? 0) !== from || !report({ kind: 'recording', ...piece })) return false
        run(
          db
            .insertInto('recordings_reported')
            .values({ recording, next })
            .onConflict((conflict) => conflict.column('recording').doUpdateSet({ next })),
        )
        return true
      })
    },
  }
}

function toWaiting(row: Selectable<ProgressTables['membership']>): Waiting {
  const { address, fingerprint, class_name: className, name, key, asked } = row
  return { address, fingerprint, className, name, key, ask: JoinAsk.parse(JSON.parse(asked ?? '')) }
}

function toMember(row: Selectable<ProgressTables['membership']>): Member {
  const { address, fingerprint, name, place, token, key } = row
  return {
    address,
    fingerprint,
    name,
    place,
    token,
    key,
    className: row.class_name,
    person: row.person ?? '',
    device: row.device ?? '',
    joinedAt: row.joined_at ?? '',
    // What an older Bulkhead kept and this one can't read is told again with the next connection.
    news: row.news === null ? null : (MemberNews.safeParse(JSON.parse(row.news)).data ?? null),
    readUpTo: row.read_up_to,
    clockAhead: row.clock_ahead,
    leftOut: row.left_out,
    isWorkTaken: row.work_taken === 1,
  }
}
