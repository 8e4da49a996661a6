import type { Terminal } from '@xterm/xterm'

/** A frame of output that is part of a flood, in bytes: nobody reads this fast. */
const FLOOD_FRAME = 32 * 1024
/** What is drawn as it comes, and what is then taken without drawing, in bytes. */
const SHOWN = 128 * 1024
const UNSHOWN = 384 * 1024
/** Drawing goes on after this at the latest, in milliseconds. */
export const UNSHOWN_MS = 60

/** Synchronized output: a terminal draws nothing between the two. */
const HOLD = '\x1b[?2026h'
const RELEASE = '\x1b[?2026l'

const [NEWLINE, ESCAPE, DELETE] = [0x0a, 0x1b, 0x7f]

export interface FloodWriter {
  write(data: Uint8Array, taken: () => void): void
  dispose(): void
}

/**
 * Writes output to an xterm and has it draw a flood less often, because drawing each step of it takes a quarter
 * of the time. Ordinary output is written as it is. Only switched where a control sequence of ours can't fall
 * into the middle of one of the program's.
 */
export function createFloodWriter(term: Pick<Terminal, 'write'>): FloodWriter {
  let bytes = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function hold(): void {
    term.write(HOLD)
    bytes = 0
    timer = setTimeout(release, UNSHOWN_MS)
  }

  function release(): void {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    term.write(RELEASE)
    bytes = 0
  }

  return {
    write(data, taken) {
      const inFlood = data.length >= FLOOD_FRAME && endsInPlainText(data)
      // Where the last frame ended a control sequence could stand; where this one ends, perhaps not.
      if (!inFlood) release()
      term.write(data, taken)
      bytes = inFlood ? bytes + data.length : 0
      if (timer === undefined && bytes >= SHOWN) hold()
      else if (bytes >= UNSHOWN) release()
    },
    dispose: release,
  }
}

/** Whether the last line is ASCII text so far, so that no sequence and no character is only half there. */
function endsInPlainText(data: Uint8Array): boolean {
  for (let at = data.length - 1; at >= 0; at--) {
    const byte = data[at] ?? 0
    if (byte === NEWLINE) return true
    if (byte === ESCAPE || byte > DELETE) return false
  }
  return false
}
