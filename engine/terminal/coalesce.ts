/** Longest wait for more output before it is sent, in milliseconds. */
export const COALESCE_MS = 12
/** Output that is sent without waiting, in bytes. */
export const COALESCE_BYTES = 64 * 1024

export interface Coalescer {
  push(chunk: Uint8Array): void
  /** Bytes that wait. */
  waiting(): number
  flush(): void
  /** Forgets what waits. */
  dispose(): void
}

/**
 * Gathers output into fewer frames: the first chunk goes at once, so that an echo isn't delayed; what
 * follows goes every COALESCE_MS or COALESCE_BYTES, whichever comes first.
 */
export function createCoalescer(send: (bytes: Uint8Array) => void): Coalescer {
  let chunks: Uint8Array[] = []
  let size = 0
  let timer: NodeJS.Timeout | undefined

  function flush(): void {
    if (size === 0) return
    const bytes = Buffer.concat(chunks)
    chunks = []
    size = 0
    send(bytes)
  }

  function tick(): void {
    timer = undefined
    if (size > 0) sendAndWait()
  }

  function sendAndWait(): void {
    timer = setTimeout(tick, COALESCE_MS)
    flush()
  }

  return {
    push(chunk) {
      chunks.push(chunk)
      size += chunk.length
      if (timer === undefined) sendAndWait()
      else if (size >= COALESCE_BYTES) flush()
    },
    waiting: () => size,
    flush,
    dispose() {
      clearTimeout(timer)
      timer = undefined
      chunks = []
      size = 0
    },
  }
}
