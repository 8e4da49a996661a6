import { z } from 'zod'
import { HostName } from './lab.ts'

/** A right way through an exercise, as its author wrote it down. */
export const SolutionWay = z.object({
  name: z.string(),
  /** In one sentence, by language. */
  about: z.object({ en: z.string(), 'zh-CN': z.string() }),
  /** The host that it runs on, as root. */
  host: HostName,
  /** Bash, with the open lab's parameters filled in. */
  script: z.string(),
})
export type SolutionWay = z.infer<typeof SolutionWay>

/** What a learner may see of an exercise's solution. */
export const Solution = z.object({
  /** After an honest try; see engine/session/solution.ts. */
  isOffered: z.boolean(),
  /** When it was first looked at; `null` if never. */
  seenAt: z.iso.datetime().nullable(),
  /** Empty until it was asked for. */
  ways: z.array(SolutionWay),
})
export type Solution = z.infer<typeof Solution>
