import { z } from 'zod'

/** As much as the contract lets a picture say in one place. */
const MOST = 400

/**
 * Text that the lab host said, fit to be shown: no longer than a picture lets it be, on one line, and without what
 * makes a terminal or a page do something: control characters, marks that turn the direction, halves of characters.
 */
export function pictureText(said: string): string {
  return said
    .slice(0, MOST)
    .replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '\ufffd')
}

/** Longer than a picture lets it be, but bounded; cut and cleaned. */
export const SaidText = z
  .string()
  .max(16 * 1024)
  .transform(pictureText)
