import { Acceptance, Attestation, type AuditPolicy, ItemId } from '../../contract/audit/index.ts'
import { joined, msg, semicolon, verbatim } from '../../contract/index.ts'
import { items } from '../../audit/items/index.ts'
import { UsageError, troubleOf } from '../failures.ts'
import { t } from '../language.ts'
import { say, tame } from '../output.ts'
import { changePolicyFile } from '../policy-file.ts'
import { type Client, withEngine } from '../with-engine.ts'
import { chooseKept } from './audit-kept.ts'

/** Where it is written: a file, or what is kept for the machine of an audit; of the last one where none is named. */
interface PolicyPlace {
  policy?: string
  audit?: string
}
export interface AttestOptions extends PolicyPlace {
  by: string
  /** `--no` was given when this is false. */
  no?: boolean
  days?: string
  note?: string
}
export interface AcceptOptions extends PolicyPlace {
  by: string
  reason: string
  until: string
}

/** Of so many who change one policy at the same moment, each gets through: every time one of them does. */
const MOST_TRIES = 100

/** Days are those of UTC, so that a policy says the same wherever it is judged. */
const DAY = 24 * 60 * 60 * 1000
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

/** A person's word about an item, for so many days. */
export async function auditAttest(
  id: string,
  options: AttestOptions,
  interrupt: AbortSignal,
): Promise<number> {
  const item = known(id)
  if (!items.find((one) => one.id === item)?.question)
    throw new UsageError(
      msg`Nobody has to be asked about ${item}: all of it can be seen.`,
      msg`A finding that you decide to live with is accepted: npx bulkhead audit accept ${item} SUBJECT`,
    )
  const days = Number(options.days ?? 90)
  if (!Number.isInteger(days) || days < 1 || days > 730)
    throw new UsageError(
      msg`--days is a whole number from 1 to 730.`,
      msg`After that many days it is asked again.`,
    )
  const now = Date.now()
  const attestation = usable(
    Attestation.safeParse({
      item,
      yes: options.no !== true,
      by: options.by,
      on: dayOf(now),
      expires: dayOf(now + days * DAY),
      note: options.note ?? '',
    }),
  )
  await changePolicy(options, interrupt, (policy) => ({
    ...policy,
    attestations: [...policy.attestations.filter((one) => one.item !== item), attestation],
  }))
  say(
    t`${item}: ${attestation.by} said ${attestation.yes ? msg`yes` : msg`no`}; asked again on ${attestation.expires}.`,
  )
  return 0
}

/** A finding that somebody decides to live with, until a day. */
export async function auditAccept(
  id: string,
  subject: string,
  options: AcceptOptions,
  interrupt: AbortSignal,
): Promise<number> {
  const item = known(id)
  const acceptance = usable(
    Acceptance.safeParse({ item, subject, reason: options.reason, by: options.by, expires: options.until }),
  )
  const today = dayOf(Date.now())
  if (acceptance.expires <= today)
    throw new UsageError(
      msg`${acceptance.expires} is no day to come: in UTC, by which days are counted, it is ${today}.`,
      msg`From that day on the finding counts again. Name a later one: --until 2027-06-30`,
    )
  await changePolicy(options, interrupt, (policy) => ({
    ...policy,
    accepted: [...policy.accepted.filter((one) => one.item !== item || one.subject !== subject), acceptance],
  }))
  say(t`${item}: ${tame(subject)} is accepted until ${acceptance.expires}.`)
  return 0
}

async function changePolicy(
  { policy, audit }: PolicyPlace,
  interrupt: AbortSignal,
  change: (policy: AuditPolicy) => AuditPolicy,
): Promise<void> {
  if (policy !== undefined) return changePolicyFile(policy, change)
  await withEngine('look', interrupt, async ({ client }) => changeKept(client, audit, change))
}

async function changeKept(
  client: Client,
  audit: string | undefined,
  change: (policy: AuditPolicy) => AuditPolicy,
): Promise<void> {
  const { target } = chooseKept(await client.audit.list(), audit)
  const { daemon } = target
  for (let tries = 1; ; tries += 1) {
    const { revision, ...policy } = await client.audit.policy({ daemon })
    try {
      await client.audit.savePolicy({ daemon, policy: { ...change(policy), revision } })
      break
    } catch (error) {
      if (tries === MOST_TRIES || troubleOf(error)?.code !== 'audit-policy-changed') throw error
    }
  }
  say(t`Kept for ${tame(target.name)}.`)
}

function known(id: string): string {
  const parsed = ItemId.safeParse(id.toUpperCase())
  if (parsed.success && items.some((one) => one.id === parsed.data)) return parsed.data
  throw new UsageError(
    msg`There is no item "${id}".`,
    msg`Items are K1 to K7, H1 to H7, N1 to N7, I1 to I7, C1 to C8 and O1 to O6.`,
  )
}

type Parsed<T> =
  | { success: true; data: T }
  | { success: false; error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } }

function usable<T>(parsed: Parsed<T>): T {
  if (parsed.success) return parsed.data
  const told = parsed.error.issues.map(({ path, message }) => verbatim(`${path.join('.')}: ${message}`))
  throw new UsageError(
    msg`That can't be kept: ${joined(told, semicolon)}`,
    msg`Names have 1 to 120 characters, reasons 3 to 500, and days are written 2027-06-30.`,
  )
}
