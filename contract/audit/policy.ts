import { z } from 'zod'
import { ItemId } from './report.ts'

const Person = z.string().trim().min(1).max(120)
const Day = z.iso.date()

/** What a person said about an item that nobody can see from outside. */
export const Attestation = z.strictObject({
  item: ItemId,
  yes: z.boolean(),
  by: Person,
  on: Day,
  /** From this day on it is asked again. */
  expires: Day,
  note: z.string().max(500).default(''),
})
export type Attestation = z.infer<typeof Attestation>

/** A finding that somebody decided to live with, until a day. */
export const Acceptance = z.strictObject({
  item: ItemId,
  /** A finding's subject, as `container:web`; `*` at its end stands for anything. */
  subject: z.string().min(1).max(300),
  reason: z.string().trim().min(3).max(500),
  by: Person,
  expires: Day,
})
export type Acceptance = z.infer<typeof Acceptance>

/**
 * What holds for one machine: what is meant to be there, what was accepted, what people attested to. A JSON file that a
 * person can write; see docs/audit.md.
 */
export const AuditPolicy = z.strictObject({
  schema: z.literal('bulkhead.audit-policy/1'),
  /** Systemd units that may run beside those of the system itself; `null` or absent: nobody has said. */
  services: z.array(z.string().max(200)).optional(),
  /** Ports of the machine that may be open: `443/tcp`, `8080/tcp`. */
  ports: z.array(z.string().regex(/^\d{1,5}\/(tcp|udp)$/)).optional(),
  /** Registries that images may come from, as `registry.example:5000`. */
  registries: z.array(z.string().max(200)).optional(),
  /** The most containers that this machine is meant to run. */
  containers: z.int().min(0).max(100_000).optional(),
  /** Days after which an image is too old; 90 when absent. */
  imageDays: z.int().min(1).max(3650).optional(),
  attestations: z.array(Attestation).default([]),
  accepted: z.array(Acceptance).default([]),
})
export type AuditPolicy = z.infer<typeof AuditPolicy>

/**
 * A policy as it is kept, and in which state it was found. Whoever changes it hands that back: where somebody else changed
 * it in between, it is refused, and nobody's word is lost.
 */
export const KeptPolicy = AuditPolicy.extend({ revision: z.string().max(100).optional() })
export type KeptPolicy = z.infer<typeof KeptPolicy>

export const noPolicy: AuditPolicy = { schema: 'bulkhead.audit-policy/1', attestations: [], accepted: [] }
