/** Length of a beat, in milliseconds: as often as a flood of output is worth drawing. */
const BEAT = 40
/** Output per beat that is passed on at once, in bytes; more than this is a flood. */
const AT_ONCE = 32 * 1024

export interface Pacer {
  push(bytes: Uint8Array): void
  /** Passes on what is held. */
  flush(): void
  dispose(): void
}

/**
 * Passes output on at once, so that an echo isn't delayed, but a flood of it in beats: xterm draws after
 * every piece that it took, and drawing a flood sixty times a second costs more than reading it.
 */
export function createPacer(write: (bytes: Uint8Array) => void): Pacer {
  let held: Uint8Array[] = []
  let passed = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const pass = (bytes: Uint8Array) => {
    passed += bytes.length
    timer ??= setTimeout(beat, BEAT)
    write(bytes)
  }
  const flush = () => {
    const pieces = held
    held = []
    pieces.forEach(pass)
  }
  const beat = () => {
    timer = undefined
    passed = 0
    flush()
  }
  return {
    push(bytes) {
      if (passed >= AT_ONCE) held.push(bytes)
      else pass(bytes)
    },
    flush,
    dispose() {
      clearTimeout(timer)
      held = []
    },
  }
}
