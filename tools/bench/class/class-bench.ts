import type { Figure } from '../figures.ts'

/** What the sections of `npm run bench:class` share. */
export interface ClassBench {
  /** A smoke: little load for a short time. Its figures say nothing. */
  isQuick: boolean
  /** What was asked for instead of a section's own: how many learners, for how many seconds, how many kills. */
  asked: { learners?: number; seconds?: number; kills?: number }
  /** Given with --database: where the class is kept instead of in a file. It has to be empty. */
  database?: string
  /** Given with --hosts: never more lab hosts than this. */
  hosts?: number
  /** A new, empty folder of this section's own; removed at the end. */
  folder(name: string): string
  say(line: string): void
  /** Aborts when the whole run is to stop. */
  signal: AbortSignal
}

/** Measures one thing. A check that fails throws. */
export type ClassSection = (bench: ClassBench) => Promise<readonly Figure[]>
