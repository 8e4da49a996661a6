/** Of one note, in characters: some ten pages. */
export const LONGEST_NOTE = 20_000
