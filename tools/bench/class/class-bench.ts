import type { Figure } from '../figures.ts'

/** What the sections of `npm run bench:class` share. */
export interface ClassBench {
  /** A smoke: little load for a short time. Its figures say nothing. */
  isQuick: boolean
  /** Given with --database: where the class is kept instead of in a file. It has to be empty. */
  database?: string
  /** A new, empty folder of this section's own; removed at the end. */
  folder(name: string): string
  say(line: string): void
  /** Aborts when the whole run is to stop. */
  signal: AbortSignal
}

/** Measures one thing. A check that fails throws. */
export type ClassSection = (bench: ClassBench) => Promise<readonly Figure[]>
