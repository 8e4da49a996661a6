import { z } from 'zod'

/** The asciicast v2 file format, as its specification says. */
const Header = z.object({
  version: z.literal(2),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  timestamp: z.number().int().optional(),
  title: z.string().optional(),
  env: z.record(z.string(), z.string()).optional(),
})
const Event = z.union([
  z.tuple([z.number().min(0), z.enum(['o', 'm']), z.string()]),
  z.tuple([z.number().min(0), z.literal('r'), z.string().regex(/^\d+x\d+$/)]),
])

/** A cast, read strictly: throws where asciinema could stumble. */
export function readCast(text: string) {
  if (!text.endsWith('\n')) throw new Error('the last line is not whole')
  const [head = '', ...lines] = text.slice(0, -1).split('\n')
  const header = Header.parse(JSON.parse(head))
  const events = lines.map((line) => Event.parse(JSON.parse(line)))
  const times = events.map(([time]) => time)
  if (times.some((time, at) => time < (times[at - 1] ?? 0))) throw new Error('time goes backwards')
  const shown = events.flatMap(([, code, data]) => (code === 'o' ? [data] : [])).join('')
  return { header, events, shown }
}
