import { stripVTControlCharacters } from 'node:util'

/** One line of what `docker build`, `pull` and `import` stream back. */
export interface BuildMessage {
  stream?: string
  status?: string
  id?: string
  progress?: string
  error?: string
  aux?: { ID?: string }
}

/** What a person wants to read of it, without colours; empty for what only moves a bar. */
export function linesOf(message: BuildMessage): string[] {
  const text =
    message.error ??
    message.stream ??
    (message.progress ? '' : [message.id, message.status].filter(Boolean).join(' '))
  return text
    .split(/[\r\n]+/)
    .map((line) => stripVTControlCharacters(line).trimEnd())
    .filter((line) => line !== '')
}

/**
 * How far a step is, guessed from how many lines it has printed: exact at the start, ever slower towards the
 * end, never 1. `expected` is about how many lines the step prints in all.
 */
export function fractionOfLines(lines: number, expected: number): number {
  const share = lines / expected
  return share < 0.8 ? share : 1 - 0.2 * Math.exp(-(share - 0.8) * 2.5)
}
