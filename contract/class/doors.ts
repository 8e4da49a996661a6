import { z } from 'zod'
import { DeviceKey } from './report.ts'
import { LabPlace, PersonId, PersonName, Role, RosterId } from './person.ts'

export { CLASS_RPC_PATH, DOORS, LOOK_PATH } from './paths.ts'

/** Eight letters and digits that are not mistaken for each other. */
export const JoinCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[2-9A-HJ-NP-Z]{8}$/)

/** SHA-256 of the server's public key (SPKI, DER), in hex without colons: certificates are renewed, the key stays. See engine/classroom/pin.ts. */
export const Fingerprint = z.string().regex(/^[0-9a-f]{64}$/)

/** What anybody who reaches the server may know. */
export const ClassAbout = z.object({
  name: z.string(),
  /** Whether one can work in the browser, on lab hosts of the server. */
  hosts: z.boolean(),
  /** Who asks, if they are known by a cookie. */
  me: z.object({ id: PersonId, name: PersonName, role: Role }).nullable(),
})
export type ClassAbout = z.infer<typeof ClassAbout>

/** For an app that was given no fingerprint: the server shows that it knows the code, see engine/classroom/code-proof.ts. */
export const ProveAsk = z.object({ nonce: z.string().regex(/^[\w-]{43}$/) })
export type ProveAsk = z.infer<typeof ProveAsk>
export const ProveAnswer = z.object({ proof: z.string().regex(/^[0-9a-f]{64}$/) })
export type ProveAnswer = z.infer<typeof ProveAnswer>

export const JoinAsk = z.object({
  code: JoinCode,
  name: PersonName,
  /** Where the class has a roster with ids, it may be needed to tell two people of one name apart. */
  rosterId: RosterId.optional(),
  /** What the machine or browser is called, for whoever has to consent to it. */
  machine: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .regex(/^[^\p{Cc}\p{Bidi_Control}]+$/u),
  /** Given by an app that reports from its own machine; a browser gives none, gets a cookie and works hosted. */
  key: DeviceKey.optional(),
  /** Of an earlier answer `waiting`: asks again. */
  waiting: z.object({ request: z.uuid(), secret: z.string().max(100) }).optional(),
})
export type JoinAsk = z.infer<typeof JoinAsk>

export const JoinAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('in'),
    me: z.object({ id: PersonId, name: PersonName, place: LabPlace }),
    className: z.string(),
    /** For an app: what it shows at CLASS_RPC_PATH, as `Authorization: Bearer`. A browser has its cookie. */
    token: z.string().optional(),
    device: z.uuid(),
  }),
  /** This person has worked in the class before: staff have to consent. Ask again with these. */
  z.object({ kind: z.literal('waiting'), request: z.uuid(), secret: z.string() }),
  z.object({
    kind: z.literal('refused'),
    /** `code`: wrong; `roster`: not on the list; `which`: several of that name, say your id; `no`: not consented to; `hosting`: no labs are hosted here; `closed`: nobody new comes in now; `later`: too many tries. */
    why: z.enum(['code', 'roster', 'which', 'no', 'hosting', 'closed', 'later']),
  }),
])
export type JoinAnswer = z.infer<typeof JoinAnswer>

export const SignInAsk = z.object({
  login: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .regex(/^\P{Cc}+$/u),
  password: z.string().min(1).max(200),
})
export type SignInAsk = z.infer<typeof SignInAsk>
export const SignInAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('in'), me: z.object({ id: PersonId, name: PersonName, role: Role }) }),
  z.object({ kind: z.literal('refused'), why: z.enum(['wrong', 'later']) }),
])
export type SignInAnswer = z.infer<typeof SignInAnswer>
