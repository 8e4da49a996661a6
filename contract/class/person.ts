import { z } from 'zod'

/** What somebody may do in a class; see rights.ts. */
export const Role = z.enum(['instructor', 'assistant', 'learner'])
export type Role = z.infer<typeof Role>

/** Stable over renames and new machines; random, so that nobody guesses another's. */
export const PersonId = z.string().regex(/^[a-z0-9]{16,32}$/)
export type PersonId = z.infer<typeof PersonId>

/** As a person writes it; no control characters, nothing that turns the direction of what stands around it. */
export const PersonName = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[^\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+$/u)

/** The institution's own id of a person, as it stands in a roster: matriculation number, login, mail address. */
export const RosterId = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^[^\p{Cc}\p{Cf}]+$/u)

/** Where a learner's labs are: on their own machine, or hosted by the class server. */
export const LabPlace = z.enum(['own', 'hosted'])
export type LabPlace = z.infer<typeof LabPlace>

/** Somebody in the class, as staff see them. */
export const Person = z.object({
  id: PersonId,
  role: Role,
  name: PersonName,
  rosterId: RosterId.nullable(),
  /** Of staff, and of nobody else: what they sign in with. */
  login: z.string().nullable(),
  joinedAt: z.iso.datetime().nullable(),
  /** Machines and browsers that act for this person now. */
  devices: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      place: LabPlace.nullable(),
      since: z.iso.datetime(),
      lastSeenAt: z.iso.datetime(),
    }),
  ),
})
export type Person = z.infer<typeof Person>

/** A learner who asks to go on from another machine or browser: staff say yes or no. */
export const MoveRequest = z.object({
  id: z.uuid(),
  person: PersonId,
  name: PersonName,
  machine: z.string(),
  at: z.iso.datetime(),
})
export type MoveRequest = z.infer<typeof MoveRequest>

/** One line of a roster that was read, and what became of it. */
export const RosterLine = z.object({
  line: z.int().positive(),
  name: z.string(),
  rosterId: z.string().nullable(),
  what: z.enum(['added', 'renamed', 'known', 'refused']),
  /** Why it was refused: one of a few words that the window puts into a sentence. */
  why: z.enum(['no-name', 'bad-name', 'bad-id', 'id-twice']).optional(),
})
export type RosterLine = z.infer<typeof RosterLine>
