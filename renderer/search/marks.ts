/** A piece of a text; `isMatch` where it is what was looked for. */
export interface Piece {
  text: string
  isMatch: boolean
}

/** Cuts a text into what the found words are in it and what lies between. */
export function markWords(text: string, words: readonly string[]): Piece[] {
  const lower = text.toLowerCase()
  // Where lower case has another length, places would not be the same: nothing is marked then.
  const hits = lower.length === text.length ? words.flatMap((word) => placesOf(word, lower)) : []
  const pieces: Piece[] = []
  let at = 0
  for (const [start, end] of merged(hits)) {
    if (start > at) pieces.push({ text: text.slice(at, start), isMatch: false })
    pieces.push({ text: text.slice(start, end), isMatch: true })
    at = end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isMatch: false })
  return pieces
}

/** So many characters of a text around the first found word. */
export function excerpt(text: string, words: readonly string[], length = 110): string {
  if (text.length <= length) return text
  const lower = text.toLowerCase()
  const first = Math.min(...words.map((word) => placesOf(word, lower)[0]?.[0] ?? Infinity))
  const wanted = first === Infinity ? 0 : Math.max(0, Math.min(first - length / 3, text.length - length))
  // At a word's beginning, where there are words.
  const space = text.lastIndexOf(' ', wanted)
  const start = wanted > 0 && space > wanted - 20 ? space + 1 : Math.floor(wanted)
  const end = Math.min(text.length, start + length)
  return `${start > 0 ? '…' : ''}${text.slice(start, end).trim()}${end < text.length ? '…' : ''}`
}

type Range = [start: number, end: number]

function placesOf(word: string, text: string): Range[] {
  if (word === '') return []
  const found: Range[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const isBegin = !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '') || /\p{Script=Han}/u.test(word)
    if (isBegin) found.push([at, at + word.length])
  }
  return found
}

function merged(ranges: readonly Range[]): Range[] {
  const result: Range[] = []
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const last = result.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else result.push([start, end])
  }
  return result
}
