import { randomUUID } from 'node:crypto'
import type { LabPlace, MoveRequest } from '../../contract/class/index.ts'
import { isSame } from '../../engine/is-same.ts'
import { type Observable, observable } from '../../engine/observable.ts'
import type { ClassDatabase } from '../store/database.ts'
import { drawToken, hashOf } from './secrets.ts'
import { accountTroubles } from './troubles.ts'

/** How long somebody waits, and how long a yes can be made use of, in milliseconds. */
const WAITS_MS = 24 * 3600 * 1000
const YES_HOLDS_MS = 15 * 60 * 1000
/** Of one person at the same time: the oldest makes room. */
const MOST_OPEN = 3

export interface Asked {
  person: string
  machine: string
  place: LabPlace
  key: string | null
}

/** Learners who are in from elsewhere, and ask to go on from here. */
export interface Moves {
  /** Those that nobody has answered. */
  readonly open: Observable<readonly MoveRequest[]>
  /** Reads them anew: somebody was renamed or removed, or time has passed. */
  refresh(): Promise<void>
  ask(asked: Asked): Promise<{ request: string; secret: string }>
  /** Throws TroubleError `no-move`. */
  answer(request: string, yes: boolean, by: string): Promise<void>
  /** What became of one, for whoever has its secret; `undefined` for others, and when it is too old. */
  look(request: string, secret: string): Promise<{ answer: 'yes' | 'no' | null; asked: Asked } | undefined>
  /** This person is in: what else they asked for is settled. */
  settle(person: string, butFor?: string): Promise<void>
}

export async function createMoves({ db }: ClassDatabase, now: () => Date): Promise<Moves> {
  const open = observable<readonly MoveRequest[]>([])
  const ago = (ms: number) => new Date(now().getTime() - ms).toISOString()

  async function refresh(): Promise<void> {
    await db.deleteFrom('moves').where('at', '<', ago(WAITS_MS)).execute()
    const rows = await db
      .selectFrom('moves')
      .innerJoin('people', 'people.id', 'moves.person')
      .select(['moves.id', 'moves.person', 'people.name', 'moves.machine', 'moves.at'])
      .where('moves.answer', 'is', null)
      .orderBy('moves.at')
      .execute()
    open.set(rows)
  }
  await refresh()

  return {
    open,
    refresh,
    async ask(asked) {
      const secret = drawToken()
      const request = randomUUID()
      const others = await db
        .selectFrom('moves')
        .select('id')
        .where('person', '=', asked.person)
        .where('answer', 'is', null)
        .orderBy('at', 'desc')
        .execute()
      const old = others.slice(MOST_OPEN - 1).map(({ id }) => id)
      if (old.length > 0) await db.deleteFrom('moves').where('id', 'in', old).execute()
      await db
        .insertInto('moves')
        .values({
          ...asked,
          ...{ id: request, secret_hash: hashOf(secret), at: now().toISOString() },
          ...{ answer: null, answered_by: null, answered_at: null },
        })
        .execute()
      await refresh()
      return { request, secret }
    },
    async answer(request, yes, by) {
      const { numUpdatedRows } = await db
        .updateTable('moves')
        .set({ answer: yes ? 'yes' : 'no', answered_by: by, answered_at: now().toISOString() })
        .where('id', '=', request)
        .where('answer', 'is', null)
        .executeTakeFirst()
      await refresh()
      if (numUpdatedRows === 0n) throw accountTroubles.noMove()
    },
    async look(request, secret) {
      const move = await db.selectFrom('moves').selectAll().where('id', '=', request).executeTakeFirst()
      if (!move || !isSame(hashOf(secret), move.secret_hash) || move.at < ago(WAITS_MS)) return undefined
      const { answer, answered_at: answered, person, machine, place, key } = move
      if (answer === 'yes' && (answered ?? '') < ago(YES_HOLDS_MS)) return undefined
      return { answer, asked: { person, machine, place, key } }
    },
    async settle(person, butFor = '') {
      await db.deleteFrom('moves').where('person', '=', person).where('id', '!=', butFor).execute()
      await refresh()
    },
  }
}
