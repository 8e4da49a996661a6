import { z } from 'zod'
import { Trouble } from '../lab.ts'
import { Assignment, ClassMessage, LabRequest, Look } from './course.ts'
import { LabPlace, PersonName } from './person.ts'

/** How the link to a class stands. */
export const ClassLink = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('connecting') }),
  z.object({ kind: z.literal('online') }),
  /** Work goes on; reports wait. */
  z.object({ kind: z.literal('offline'), since: z.iso.datetime(), trouble: Trouble.nullable() }),
  /** The class does not know this machine any more, or its certificate is another one. Reports are kept. */
  z.object({ kind: z.literal('refused'), trouble: Trouble }),
])
export type ClassLink = z.infer<typeof ClassLink>

/** A learner's side of a class, as their window shows it; kept over restarts and without the server. */
export const Membership = z.discriminatedUnion('kind', [
  /** `trouble`: why somebody who waited to be taken in was not. */
  z.object({ kind: z.literal('none'), trouble: Trouble.optional() }),
  /** Somebody has to consent, because this person has worked in the class before. */
  z.object({ kind: z.literal('waiting'), className: z.string(), name: PersonName }),
  z.object({
    kind: z.literal('member'),
    className: z.string(),
    name: PersonName,
    place: LabPlace,
    /** Of the server: "https://192.0.2.7:4848"; empty for a hosted lab. */
    address: z.string(),
    link: ClassLink,
    /** Reports that the class has not acknowledged yet. */
    pending: z.int().nonnegative(),
    timeZone: z.string(),
    assignments: z.array(Assignment),
    /** The newest last, at most 100. */
    messages: z.array(ClassMessage),
    /** Up to which message was read: its id, or `null`. */
    readUpTo: z.string().nullable(),
    looks: z.array(Look),
    /** What staff asked for and this engine carried out; the newest last, at most 20. */
    carriedOut: z.array(LabRequest),
    /** How far the clock of the class is before this machine's, in milliseconds. */
    clockAhead: z.number(),
    /** What this person did on other machines is here, too, as far as the class knows it. */
    isWorkTaken: z.boolean(),
  }),
])
export type Membership = z.infer<typeof Membership>

/** What somebody enters to join: a link that has everything, or address, code and fingerprint. */
export const JoinForm = z.object({
  /** `https://host:port/#/join/<code>/<fingerprint>`, or the address alone. */
  link: z.string().trim().min(1).max(500),
  /** Where the link has none. */
  code: z.string().trim().max(20).optional(),
  name: PersonName,
  rosterId: z.string().trim().max(120).optional(),
})
export type JoinForm = z.infer<typeof JoinForm>
