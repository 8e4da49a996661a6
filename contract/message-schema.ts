import { z } from 'zod'
import { type Message, verbatim } from './message.ts'

const shape: z.ZodType<Message> = z.object({
  text: z.string(),
  get values() {
    return z.array(z.union([z.string(), z.number(), shape])).optional()
  },
})

/** In characters: no verdict comes near, and what is put in many times over ends here. */
const LONGEST = 100_000

/** At most how many characters a message may have in words; what is put in counts as often as it stands there. */
function lengthOf({ text, values }: Message, known?: Map<Message, number>): number {
  let length = text.length
  if (values === undefined) return length
  known ??= new Map()
  for (const [, place] of text.matchAll(/\{(\d+)\}/g)) {
    const value = values[Number(place)]
    if (value === undefined) continue
    if (typeof value !== 'object') {
      length += String(value).length
      continue
    }
    const before = known.get(value) ?? lengthOf(value, known)
    known.set(value, before)
    length += before
  }
  return length
}

/** Messages within messages: a list is as deep as it is long. Much deeper ones are made to break whoever goes through them. */
const DEEPEST = 300

/** Level by level, because going down would break here first. */
function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true
    level = level.flatMap((one) => {
      const values = typeof one === 'object' && one !== null && 'values' in one ? one.values : undefined
      return Array.isArray(values) ? values.filter((inner) => typeof inner === 'object') : []
    })
  }
  return false
}

/** What was kept before messages were is a string, and stays in the language it was said in. */
export const messageSchema: z.ZodType<Message> = z.preprocess(
  (value) => (typeof value === 'string' ? verbatim(value) : isTooDeep(value) ? undefined : value),
  shape.refine((message) => lengthOf(message) <= LONGEST, { error: 'too much is put into it' }),
)
