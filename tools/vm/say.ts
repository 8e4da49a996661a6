const BETWEEN_MS = 10_000

/** What is happening, with how long the whole has taken; and while a step takes long, its last line now and then. */
export interface Said {
  say(line: string): void
  detail(line: string): void
}

export function sayTo(print: (line: string) => void, now: () => number = Date.now): Said {
  const began = now()
  let last = began
  const write = (line: string): void => {
    last = now()
    print(`${String(Math.round((last - began) / 1000)).padStart(4)} s  ${line}`)
  }
  return {
    say: write,
    detail: (line) => {
      if (line.trim() !== '' && now() - last >= BETWEEN_MS) write(`  ${line.trim().slice(0, 100)}`)
    },
  }
}
