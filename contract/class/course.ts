import { z } from 'zod'
import { ExerciseId } from '../lab.ts'

/** When and how one exercise counts. */
export const Assignment = z.object({
  exercise: ExerciseId,
  /** Whether learners see it as theirs to do. Others can be worked on and count nothing. */
  isSet: z.boolean(),
  /** From when on its lab can be opened; `null`: at once. */
  opensAt: z.iso.datetime().nullable(),
  /** What is achieved later does not count; `null`: no end. */
  dueAt: z.iso.datetime().nullable(),
  /** Its points in the grade are those of its tasks times this. */
  weight: z.number().min(0).max(100),
  /** Points for an attack that is refused at last, when all tasks pass; 0: attempts are not counted. */
  attemptPoints: z.int().min(0).max(1000),
  /** When its solution can be looked at. `after-try` is the rule of self-paced learning. */
  solution: z.enum(['after-try', 'after-due', 'never']),
})
export type Assignment = z.infer<typeof Assignment>

/** What the class works on. Exercises that are not named are open, and count nothing. */
export const ClassCourse = z.object({
  /** IANA name of the zone in which deadlines are written and read: "Europe/Berlin". */
  timeZone: z.string().min(1).max(64),
  assignments: z.array(Assignment).max(200),
})
export type ClassCourse = z.infer<typeof ClassCourse>

/** A message from staff, with what it points to, if anything. */
export const ClassMessage = z.object({
  id: z.uuid(),
  from: z.string(),
  /** To all, or to whoever reads it. */
  toAll: z.boolean(),
  /** PostgreSQL keeps no text with a NUL. */
  text: z
    .string()
    .trim()
    .min(1)
    .max(2000)
    .regex(/^[^\0]*$/),
  pointer: z.object({ exercise: ExerciseId, task: z.string().max(80).nullable() }).nullable(),
  at: z.iso.datetime(),
})
export type ClassMessage = z.infer<typeof ClassMessage>

/** What staff ask a learner's engine to do with a lab. `reopen`: fresh hosts and a new seed, what was achieved stays in the class's books. */
export const LabRequest = z.object({
  id: z.uuid(),
  exercise: ExerciseId,
  what: z.enum(['reset', 'reopen']),
  by: z.string(),
  at: z.iso.datetime(),
})
export type LabRequest = z.infer<typeof LabRequest>

/** Somebody of staff who would like to see a learner's terminals, or sees them. */
export const Look = z.object({
  id: z.uuid(),
  by: z.string(),
  state: z.enum(['asked', 'running']),
  at: z.iso.datetime(),
})
export type Look = z.infer<typeof Look>
