import type { Note, NotePlace } from '../../contract/index.ts'
import type { Store } from './store.ts'

/** What the learner wrote down for themselves. */
export function notesStore({ db }: Pick<Store, 'db'>) {
  return {
    /** Of one lesson, or all; by lesson and heading. */
    async notes(lesson?: string): Promise<Note[]> {
      const all = db.selectFrom('notes').selectAll().orderBy('lesson').orderBy('place')
      const rows = await (lesson === undefined ? all : all.where('lesson', '=', lesson)).execute()
      return rows.map(({ place: at, saved_at: savedAt, ...note }) => ({ ...note, at, savedAt }))
    },

    async saveNote({ lesson, at: place }: NotePlace, text: string): Promise<void> {
      if (text.trim() === '') {
        await db.deleteFrom('notes').where('lesson', '=', lesson).where('place', '=', place).execute()
        return
      }
      const written = { text, saved_at: new Date().toISOString() }
      await db
        .insertInto('notes')
        .values({ lesson, place, ...written })
        .onConflict((conflict) => conflict.columns(['lesson', 'place']).doUpdateSet(written))
        .execute()
    },
  }
}
