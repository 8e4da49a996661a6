import { SCROLLBACK_BYTES } from '../../contract/index.ts'

const NEWLINE = 10

/** The newest bytes of a terminal's output, for a window that comes back. */
export interface Scrollback {
  push(chunk: Uint8Array): void
  /** At most `most` bytes, the limit when absent; begins at the start of a line where older ones are left out. */
  bytes(most?: number): Uint8Array
}

export function createScrollback(limit: number = SCROLLBACK_BYTES): Scrollback {
  let chunks: Uint8Array[] = []
  let size = 0
  let cut = false

  /** Whole chunks go first; what is too much in the oldest one is cut when somebody asks. */
  function dropOldest(): void {
    let dropped = 0
    for (const { length } of chunks) {
      if (size - length < limit) break
      size -= length
      dropped += 1
    }
    if (dropped === 0) return
    cut = true
    chunks = chunks.slice(dropped)
  }

  return {
    push(chunk) {
      if (chunk.length === 0) return
      chunks.push(chunk)
      size += chunk.length
      // Not at every chunk: copying the list would make each push as slow as the list is long.
      if (size > limit * 1.25) dropOldest()
    },
    bytes(most = limit) {
      dropOldest()
      const all = Buffer.concat(chunks)
      const newest = all.subarray(Math.max(0, all.length - Math.min(most, limit)))
      if (!cut && newest.length === all.length) return newest
      const lineEnd = newest.indexOf(NEWLINE)
      return lineEnd === -1 ? newest : newest.subarray(lineEnd + 1)
    },
  }
}
