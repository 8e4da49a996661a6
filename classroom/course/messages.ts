import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { ClassMessage } from '../../contract/class/index.ts'
import type { ClassDatabase } from '../store/database.ts'
import type { ClassTables } from '../store/schema.ts'

/** As many as anybody is shown. */
const MOST_SHOWN = 100

/** What staff write to one or all. */
export interface Messages {
  send(
    from: { id: string; name: string },
    message: Pick<ClassMessage, 'text' | 'pointer'> & { person: string | null },
  ): Promise<ClassMessage>
  /** To this learner, and to all; the newest last. */
  of(person: string): Promise<ClassMessage[]>
  /** As staff see them: to this learner, or where `null` to all. */
  sent(person: string | null): Promise<ClassMessage[]>
}

export function createMessages({ db }: ClassDatabase, now: () => Date): Messages {
  const newest = () => db.selectFrom('messages').selectAll().orderBy('serial', 'desc').limit(MOST_SHOWN)
  return {
    async send(from, { person, text, pointer }) {
      const row = {
        ...{ id: randomUUID(), from_person: from.id, from_name: from.name, to_person: person, text },
        ...{ pointer_exercise: pointer?.exercise ?? null, pointer_task: pointer?.task ?? null },
        at: now().toISOString(),
      }
      await db.insertInto('messages').values(row).execute()
      return said(row)
    },
    async of(person) {
      const rows = await newest()
        .where((where) => where.or([where('to_person', '=', person), where('to_person', 'is', null)]))
        .execute()
      return rows.toReversed().map(said)
    },
    async sent(person) {
      const rows = await newest()
        .where('to_person', person === null ? 'is' : '=', person)
        .execute()
      return rows.toReversed().map(said)
    },
  }
}

const said = (row: Omit<Selectable<ClassTables['messages']>, 'serial'>): ClassMessage => ({
  ...{ id: row.id, from: row.from_name, toAll: row.to_person === null, text: row.text, at: row.at },
  pointer: row.pointer_exercise === null ? null : { exercise: row.pointer_exercise, task: row.pointer_task },
})
