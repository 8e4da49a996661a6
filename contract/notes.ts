import { z } from 'zod'
import { ExerciseId } from './lab.ts'
import { LONGEST_NOTE } from './note-length.ts'

/** Where in the course a note belongs. */
export const NotePlace = z.object({
  /** Lessons are called like their exercises. */
  lesson: ExerciseId,
  /** The heading's number, the same in every language; 0 is the lesson as a whole. */
  at: z.int().min(0).max(200),
})
export type NotePlace = z.infer<typeof NotePlace>

/** What a learner wrote down for themselves: plain text. */
export const Note = NotePlace.extend({
  text: z.string().max(LONGEST_NOTE),
  savedAt: z.iso.datetime(),
})
export type Note = z.infer<typeof Note>
