import { randomUUID } from 'node:crypto'
import type { LabRequest } from '../../contract/class/index.ts'
import type { ClassDatabase } from '../store/database.ts'

/** What staff ask learners' engines to do; kept until those say that it is done. */
export interface LabRequests {
  /** The same asked twice is one. */
  ask(person: string, request: Pick<LabRequest, 'exercise' | 'what' | 'by'>): Promise<void>
  /** Not yet done; the oldest first. */
  of(person: string): Promise<LabRequest[]>
  /** Of this person's only; others' are left alone. */
  done(person: string, request: string): Promise<void>
}

export function createLabRequests({ db }: ClassDatabase, now: () => Date): LabRequests {
  const open = (person: string) =>
    db.selectFrom('requests').selectAll().where('person', '=', person).where('done_at', 'is', null)
  return {
    async ask(person, { exercise, what, by }) {
      const same = await open(person)
        .where('exercise', '=', exercise)
        .where('what', '=', what)
        .executeTakeFirst()
      if (same) return
      await db
        .insertInto('requests')
        .values({
          ...{ id: randomUUID(), person, exercise, what, by_name: by },
          ...{ at: now().toISOString(), done_at: null },
        })
        .execute()
    },
    async of(person) {
      const rows = await open(person).orderBy('at').orderBy('id').execute()
      return rows.map(({ id, exercise, what, by_name: by, at }) => ({ id, exercise, what, by, at }))
    },
    async done(person, request) {
      await db
        .updateTable('requests')
        .set({ done_at: now().toISOString() })
        .where('id', '=', request)
        .where('person', '=', person)
        .where('done_at', 'is', null)
        .execute()
    },
  }
}
