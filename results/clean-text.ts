import { stripVTControlCharacters } from 'node:util'

/**
 * What a terminal obeys instead of showing it, what XML has no place for, and what makes text run the other way.
 * Line ends and tabs stay.
 */
const UNFIT = /[^\P{Cc}\n\t]|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]|\p{Cs}/gu

/** Text from a machine that is not trusted, as text that is safe to print and to write into any format. */
export const cleanText = (text: string): string =>
  stripVTControlCharacters(text)
    .replace(/\r\n|[\u2028\u2029]/g, '\n')
    .replace(UNFIT, '\uFFFD')

/** The same as one line, and no longer than so many characters. */
export function oneLine(text: string, most = 1000): string {
  const line = cleanText(text).replace(/\s+/gu, ' ').trim()
  return line.length <= most ? line : `${line.slice(0, most - 1).replace(/\p{Cs}$/u, '')}…`
}

const MOST_LINES = 200
/** With all parts of a suite this stays well below the megabyte that PrairieLearn takes. */
const MOST_CHARACTERS = 20_000

/** Lines of which each stays a line; what is cut is said by an ellipsis. */
export function fewLines(text: string): string {
  const lines = cleanText(text).split('\n')
  const few = lines.slice(0, MOST_LINES).join('\n')
  if (few.length > MOST_CHARACTERS) return `${few.slice(0, MOST_CHARACTERS).replace(/\p{Cs}$/u, '')}\n…`
  return lines.length > MOST_LINES ? `${few}\n…` : few
}
