import { z } from 'zod'
import { SIZE_LIMITS } from './frames.ts'
import { HostName, ExerciseId } from './lab.ts'

/** One terminal: a shell that lives in the engine and outlives the window that shows it. */
export const TerminalInfo = z.object({
  id: z.string(),
  exercise: ExerciseId,
  host: HostName,
  title: z.string(),
  state: z.enum(['running', 'ended']),
  /** Whether what it shows is being kept, see recording.ts. */
  recorded: z.boolean(),
})
export type TerminalInfo = z.infer<typeof TerminalInfo>

export const TerminalSize = z.object({
  cols: z.number().int().min(SIZE_LIMITS.minCols).max(SIZE_LIMITS.maxCols),
  rows: z.number().int().min(SIZE_LIMITS.minRows).max(SIZE_LIMITS.maxRows),
})
export type TerminalSize = z.infer<typeof TerminalSize>
