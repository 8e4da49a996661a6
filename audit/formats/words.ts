import { baseline, baselineLevels, type BaselineLevel } from '../../content/baseline/baseline.ts'
import type { AuditedItem, ItemStatus, PublishedAudit } from '../../contract/audit/index.ts'
import { type Message, msg } from '../../contract/message.ts'

/** Says a message in the reader's language. */
export type Say = (message: Message) => string
export type PublishedItem = PublishedAudit['items'][number]
export type PublishedFinding = PublishedItem['findings'][number]

export const statusNames: Record<ItemStatus, Message> = {
  pass: msg`Passes`,
  fail: msg`Fails`,
  attest: msg`Waits for a word`,
  error: msg`Could not be told`,
  unsupported: msg`Not possible here`,
}

/** From what matters most to what matters least. */
export const statusOrder: readonly ItemStatus[] = ['fail', 'error', 'attest', 'unsupported', 'pass']

export const levelOf = (id: string): BaselineLevel => id.charAt(0) as BaselineLevel
export const levels = Object.keys(baselineLevels) as BaselineLevel[]
export const levelName = (level: BaselineLevel): Message => baselineLevels[level]

/**
 * Items by which somebody in a container, or a stranger on the network, becomes root of the machine; these are shown
 * first. The others follow in the baseline's order.
 */
const GRAVEST = ['C3', 'N3', 'H3', 'K7', 'K2', 'K5', 'N6', 'K6', 'I3', 'C4', 'H6', 'K4']
const ranks = new Map(
  [...GRAVEST, ...baseline.map(({ id }) => id).filter((id) => !GRAVEST.includes(id))].map((id, at) => [
    id,
    at,
  ]),
)

/** What fails first, and of that the gravest. */
export function worstFirst<Item extends Pick<AuditedItem, 'id' | 'status'>>(items: readonly Item[]): Item[] {
  const rank = ({ id, status }: Item) => statusOrder.indexOf(status) * 100 + (ranks.get(id) ?? 99)
  return items.toSorted((one, other) => rank(one) - rank(other))
}

/** Findings that count. */
export const openFindings = ({ findings }: PublishedItem): PublishedFinding[] =>
  findings.filter(({ accepted }) => !accepted)

/** How many items of a level have a status. */
export const countIn = (
  items: readonly Pick<AuditedItem, 'id' | 'status'>[],
  level: string,
  status: ItemStatus,
) => items.filter((item) => item.status === status && levelOf(item.id) === level).length
