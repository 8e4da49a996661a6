import { z } from 'zod'
import { type Message, verbatim } from './message.ts'

const shape: z.ZodType<Message> = z.object({
  text: z.string(),
  get values() {
    return z.array(z.union([z.string(), z.number(), shape])).optional()
  },
})

/** What was kept before messages were is a string, and stays in the language it was said in. */
export const messageSchema: z.ZodType<Message> = z.preprocess(
  (value) => (typeof value === 'string' ? verbatim(value) : value),
  shape,
)
