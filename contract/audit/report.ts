import { z } from 'zod'
import type { Message } from '../message.ts'
import { messageSchema } from '../message-schema.ts'
import { AuditSight, AuditTarget } from './target.ts'

/** An item of the baseline: its level and number, as K1. See content/baseline. */
export const ItemId = z.string().regex(/^[KHNICO][1-8]$/)
export type ItemId = z.infer<typeof ItemId>

/**
 * What was found about an item.
 * - `pass`: looked at or tried, and as it should be; or only accepted findings are left.
 * - `fail`: looked at or tried, and not as it should be.
 * - `attest`: nothing that can be seen speaks against it; the rest only a person can know, and nobody has said it yet.
 * - `error`: we could not tell, e.g. because we were not let look; the reason says what to do.
 * - `unsupported`: this machine can't do it, e.g. its kernel has no such thing, or has nothing to judge, e.g. no containers; does not count.
 */
export const ItemStatus = z.enum(['pass', 'fail', 'attest', 'error', 'unsupported'])
export type ItemStatus = z.infer<typeof ItemStatus>

/** The parts of a report, with what is said in `words`: messages within Bulkhead, text in what is published. */
function reportSchemas<Words extends Message | string>(words: z.ZodType<Words>) {
  /** One thing that was looked at or tried. */
  const looked = z.object({
    /** "Read /proc/812/status", "GET /v2/ of registry:5000 without TLS". */
    tried: words,
    expected: words,
    /** What came back, shortened to what matters. */
    got: words,
  })
  /** One thing that is not as it should be. */
  const finding = z.object({
    /** What it is about, the same in every audit of this machine: `container:web`, `network:bridge`, `image:shop:1`, `port:tcp/8080`, `file:/etc/docker/daemon.json`, `host`. */
    subject: z.string().max(300),
    /** One true sentence. */
    summary: words,
    looked: z.array(looked),
    /** Why it does not count, until when (a day, as 2026-12-31), and who says so. */
    accepted: z.object({ reason: z.string(), by: z.string(), expires: z.iso.date() }).optional(),
  })
  const item = z.object({
    id: ItemId,
    title: words,
    status: ItemStatus,
    /** The reason in a sentence. */
    summary: words,
    /** What was looked at, where nothing is wrong with it; findings have their own. */
    looked: z.array(looked),
    findings: z.array(finding),
    /** How to mend it: a sentence, and commands as they can be typed on the machine. Absent where nothing is to be done. */
    mend: z.object({ how: words, commands: z.array(z.string()) }).optional(),
    /** What a person is asked, and what they said. Absent where nobody has to be asked. */
    attestation: z
      .object({
        question: words,
        answer: z
          .object({
            yes: z.boolean(),
            by: z.string(),
            on: z.iso.date(),
            expires: z.iso.date(),
            note: z.string(),
          })
          .optional(),
      })
      .optional(),
    /** The lesson that teaches it. */
    lesson: z.string(),
    /** Checks of Docker Bench 1.6.0, which are those of the CIS Docker Benchmark 1.6.0, that it corresponds to. */
    bench: z.array(z.string()),
  })
  const report = z.object({
    schema: z.literal('bulkhead.audit/1'),
    target: z.object({
      /** As it was named. */
      asked: AuditTarget,
      /** For a person: "master of open-doors", "context staging (ssh://…)". */
      name: z.string(),
      /** The daemon's own ID. */
      daemon: z.string(),
      /** Of a host of a lab, which lab it was: one that is reset is another. */
      session: z.string().optional(),
      engine: z.string(),
      system: z.string(),
      kernel: z.string(),
      cgroup: z.union([z.literal(1), z.literal(2)]).nullable(),
      sight: AuditSight,
      /** Whether trying things that change something for a moment was allowed. */
      probed: z.boolean(),
    }),
    at: z.iso.datetime(),
    /** Milliseconds that looking took. */
    took: z.number(),
    containers: z.int(),
    images: z.int(),
    /** All 42, level by level, in the baseline's order. */
    items: z.array(item),
    summary: z.record(ItemStatus, z.int()),
  })
  return { looked, finding, item, report }
}

const within = reportSchemas(messageSchema)
export type Looked = z.infer<typeof within.looked>
export type Finding = z.infer<typeof within.finding>
export type AuditedItem = z.infer<typeof within.item>
export const AuditReport = within.report
export type AuditReport = z.infer<typeof AuditReport>

/** The published schema of `bulkhead audit --format json`, in words; see docs/audit.md. */
export const PublishedAudit = reportSchemas(z.string()).report
export type PublishedAudit = z.infer<typeof PublishedAudit>

/** 0: all that counts passes; 1: findings; 2: no finding, but something could not be told or waits for a person's word. */
export function auditExit(report: { items: readonly { status: ItemStatus }[] }): 0 | 1 | 2 {
  const statuses = report.items.map(({ status }) => status)
  if (statuses.includes('fail')) return 1
  if (statuses.includes('error') || statuses.includes('attest') || !statuses.includes('pass')) return 2
  return 0
}
