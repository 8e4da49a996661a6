import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Look } from '../../contract/class/index.ts'
import type { ByteChannel, TerminalInfo } from '../../contract/index.ts'
import { logError } from '../../engine/log.ts'
import { type Observable, type Watch, observable } from '../../engine/observable.ts'
import type { ClassTables } from '../store/schema.ts'
import { type Screens, createScreens } from './screens.ts'
import { lookTroubles } from './troubles.ts'
import { untilEnded } from './until-ended.ts'

/** What becomes of asking, as `help.look` tells it. */
export type LookNews =
  | { state: 'asked'; look: string }
  | { state: 'running'; look: string; terminals: TerminalInfo[] }
  | { state: 'ended'; why: 'refused' | 'ended' | 'away' }

/** Staff looking at learners' terminals, each after the learner said yes. Everything is by person: who calls has been known before. */
export interface Looks {
  /** Asks; ends with the watch, which is over after `ended`. Of one person of staff at one learner there is one at a time. Throws TroubleError `too-many-looks`. */
  ask(by: { id: string; name: string }, person: string, signal?: AbortSignal): Promise<Watch<LookNews>>
  /** Those at this learner, for `MemberNews.looks`. */
  of(person: string): Look[]
  /** Called with a learner after each change of theirs. Returns how to stop. */
  onChange(listener: (person: string) => void): () => void
  /** The learner's answer; `false` later on ends what was allowed. Throws TroubleError `no-look`. */
  answer(person: string, look: string, yes: boolean): Promise<void>
  /** What can be seen now. Throws TroubleError `no-look`. */
  terminals(person: string, look: string, terminals: readonly TerminalInfo[]): void
  /** The learner's engine sends a terminal's frames here; it is told with Ack how far they were taken. Closes the channel where there is no such look of theirs. */
  show(person: string, look: string, terminal: string, channel: ByteChannel): void
  /** Who asked watches a terminal here. Closes the channel where there is no such look of theirs. */
  view(by: string, look: string, terminal: string, channel: ByteChannel): void
  /** The learner's engine is connected no more: ends all at them. */
  away(person: string): Promise<void>
  dispose(): Promise<void>
}

export interface LooksOptions {
  db: Kysely<ClassTables>
  /** Whether a learner's engine is connected, so that somebody could answer. */
  isThere(person: string): boolean
  now?: () => Date
}

/** Of one person of staff, asked or running. */
const MOST_OF_ONE = 16

interface Entry {
  id: string
  by: { id: string; name: string }
  person: string
  at: string
  news: Observable<LookNews>
  screens: Screens
}

type Why = 'refused' | 'ended' | 'away'

/** Whatever an earlier process left open is over. */
export async function createLooks({ db, isThere, now = () => new Date() }: LooksOptions): Promise<Looks> {
  const entries = new Map<string, Entry>()
  const listeners = new Set<(person: string) => void>()
  const iso = () => now().toISOString()
  await db.updateTable('looks').set({ ended_at: iso() }).where('ended_at', 'is', null).execute()

  const changed = (person: string) => {
    for (const listener of listeners) listener(person)
  }
  const all = (is: (entry: Entry) => boolean) => [...entries.values()].filter(is)
  const isRunning = ({ news }: Entry) => news.get().state === 'running'

  function ofLearner(person: string, look: string): Entry {
    const entry = entries.get(look)
    if (entry?.person === person) return entry
    throw lookTroubles.noLook()
  }

  /** Everybody is cut off at once; the books follow. */
  async function end(entry: Entry, why: Why): Promise<void> {
    if (!entries.delete(entry.id)) return
    entry.screens.close()
    entry.news.set({ state: 'ended', why })
    changed(entry.person)
    await db
      .updateTable('looks')
      .set({ ended_at: iso(), ...(why === 'refused' ? { answer: 'no' } : {}) })
      .where('id', '=', entry.id)
      .execute()
  }

  return {
    async ask(by, person, signal) {
      await Promise.all(
        all((entry) => entry.by.id === by.id && entry.person === person).map((entry) => end(entry, 'ended')),
      )
      if (all((entry) => entry.by.id === by.id).length >= MOST_OF_ONE) throw lookTroubles.tooMany(MOST_OF_ONE)
      const id = randomUUID()
      const at = iso()
      const news = observable<LookNews>({ state: 'asked', look: id })
      const entry: Entry = { id, by, person, at, news, screens: createScreens() }
      // Before anybody is asked, so that no look is missing from the books.
      await db
        .insertInto('looks')
        .values({
          id,
          person,
          by_person: by.id,
          by_name: by.name,
          asked_at: at,
          answer: null,
          ended_at: null,
        })
        .execute()
      entries.set(id, entry)
      if (!isThere(person)) await end(entry, 'away')
      else changed(person)
      return untilEnded(news, signal, () => {
        end(entry, 'ended').catch((error: unknown) => logError('writing down the end of a look', error))
      })
    },
    of: (person) =>
      all((entry) => entry.person === person).map((entry) => ({
        id: entry.id,
        by: entry.by.name,
        state: isRunning(entry) ? 'running' : 'asked',
        at: entry.at,
      })),
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async answer(person, look, yes) {
      const entry = ofLearner(person, look)
      if (!yes) return end(entry, isRunning(entry) ? 'ended' : 'refused')
      if (isRunning(entry)) return
      await db.updateTable('looks').set({ answer: 'yes' }).where('id', '=', look).execute()
      if (!entries.has(look) || isRunning(entry)) return
      entry.news.set({ state: 'running', look, terminals: [] })
      changed(person)
    },
    terminals(person, look, terminals) {
      const entry = ofLearner(person, look)
      if (!isRunning(entry)) throw lookTroubles.noLook()
      entry.screens.keep(terminals.map(({ id }) => id))
      entry.news.set({ state: 'running', look, terminals: [...terminals] })
    },
    show(person, look, terminal, channel) {
      const entry = entries.get(look)
      if (entry?.person === person && isRunning(entry)) entry.screens.show(terminal, channel)
      else channel.close()
    },
    view(by, look, terminal, channel) {
      const entry = entries.get(look)
      if (entry?.by.id === by && isRunning(entry)) entry.screens.view(terminal, channel)
      else channel.close()
    },
    async away(person) {
      await Promise.all(all((entry) => entry.person === person).map((entry) => end(entry, 'away')))
    },
    async dispose() {
      await Promise.all([...entries.values()].map((entry) => end(entry, 'ended')))
      listeners.clear()
    },
  }
}
