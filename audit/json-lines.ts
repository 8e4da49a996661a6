/** A step into a JSON value: a member's name or an element's number. */
export type JsonStep = string | number

/**
 * The line, from 1, on which what `path` names begins; the closest thing above it where there is no such thing. `text`
 * is valid JSON.
 */
export function lineOfJson(text: string, path: readonly JsonStep[]): number {
  let at = 0
  let best = 0
  const blank = () => {
    while (/\s/.test(text[at] ?? '')) at += 1
  }
  const string = (): string => {
    const from = at
    for (at += 1; at < text.length && text[at] !== '"'; at += 1) if (text[at] === '\\') at += 1
    at += 1
    return JSON.parse(text.slice(from, at)) as string
  }
  /** Goes over one value; `wanted` is what is left of the path, absent beside it. */
  const value = (wanted: readonly JsonStep[] | undefined): void => {
    blank()
    if (wanted) best = at
    const open = text[at]
    if (open === '"') return void string()
    if (open !== '{' && open !== '[') {
      while (at < text.length && !/[\s,\]}]/.test(text[at] ?? '')) at += 1
      return
    }
    at += 1
    for (let index = 0; ; index += 1) {
      blank()
      if (text[at] === '}' || text[at] === ']' || at >= text.length) break
      let step: JsonStep = index
      const place = at
      if (open === '{') {
        step = string()
        blank()
        at += 1
      }
      const isOnPath = wanted !== undefined && wanted[0] === step
      value(isOnPath ? wanted.slice(1) : undefined)
      // A member is where its name stands.
      if (isOnPath && wanted.length === 1) best = place
      blank()
      if (text[at] === ',') at += 1
    }
    at += 1
  }
  value(path)
  return lineAt(text, best)
}

/** The line, from 1, that the character at `index` is on. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}
