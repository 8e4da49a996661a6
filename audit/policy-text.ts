import { AuditPolicy } from '../contract/audit/index.ts'
import { type Message, joined, msg, space } from '../contract/index.ts'
import { type JsonStep, lineAt, lineOfJson } from './json-lines.ts'

/** No policy that people write comes near. */
const MOST_POLICY_BYTES = 1024 * 1024
/** The first few of many mistakes; the rest may go with them. */
const MOST_TOLD = 5

/** What holds for a machine, from a file's text; or what is wrong with it, each with its line. Pure. */
export function parsePolicy(text: string): { policy: AuditPolicy } | { problem: Message } {
  if (text.length > MOST_POLICY_BYTES) return { problem: msg`it is larger than a megabyte.` }
  let value: unknown
  try {
    // Editors of some systems put this mark first.
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    return { problem: noJson(text, error) }
  }
  const parsed = AuditPolicy.safeParse(value)
  if (parsed.success) return { policy: parsed.data }
  const told = parsed.error.issues.slice(0, MOST_TOLD).map(({ path, message }) => {
    const steps = path.filter((step): step is JsonStep => typeof step !== 'symbol')
    const place = steps.length > 0 ? steps.join('.') : 'policy'
    return msg`Line ${lineOfJson(text, steps)}, ${place}: ${message}.`
  })
  const more = parsed.error.issues.length - told.length
  return { problem: joined([...told, ...(more > 0 ? [msg`And ${more} more.`] : [])], space) }
}

function noJson(text: string, error: unknown): Message {
  const said = error instanceof Error ? error.message : String(error)
  const position = /position (\d+)/.exec(said)?.[1]
  const at = position === undefined ? text.trimEnd().length : Number(position)
  return msg`it is no JSON. Line ${lineAt(text, at)} can't be read (a comma too many, or a quotation mark or brace that is missing?).`
}

/** As it is written to a file, for people to read and change. */
export const policyText = (policy: AuditPolicy): string => `${JSON.stringify(policy, null, 2)}\n`
