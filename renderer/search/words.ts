const HAN = /\p{Script=Han}/u

/**
 * What a text is found by: its words in lower case. Chinese has no spaces: each two neighbouring characters are a
 * word, and the last one of a run by itself, so that every character begins one.
 */
export function wordsIn(text: string): string[] {
  return [...text.toLowerCase().matchAll(/\p{Script=Han}+|[\p{L}\p{N}]+/gu)].flatMap(([run]) => {
    const parts = [...run.matchAll(/\p{Script=Han}+|[^\p{Script=Han}]+/gu)].map(([part]) => part)
    return parts.flatMap((part) => (HAN.test(part) ? pairs(part) : [part]))
  })
}

/** The words that are looked for. The last character of a run is none: the pair before it holds it. */
export function wordsSought(text: string): string[] {
  const words = wordsIn(text)
  return words.filter((word, index) => {
    const before = words[index - 1]
    const isTail = Array.from(word).length === 1 && HAN.test(word)
    return !(isTail && before && HAN.test(before) && before.endsWith(word))
  })
}

function pairs(run: string): string[] {
  const characters = Array.from(run)
  return characters.map((character, index) => character + (characters[index + 1] ?? ''))
}

/** Words so short, and Chinese ones, are not guessed at. */
export function mayBeMisspelt(word: string): boolean {
  return word.length > 4 && !HAN.test(word)
}
