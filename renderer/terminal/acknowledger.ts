import { FlowControl } from '../../contract/frames.ts'

/**
 * Output that may wait for xterm and count as taken, in bytes. Without it the engine would stand still
 * whenever xterm works off the last of what it has, and the other way round. 512 KiB is a fifth of a
 * second of xterm's work: as long as Ctrl+C may take to show.
 */
const AHEAD = 512 * 1024

export interface Acknowledger {
  /** Output came in, so many bytes. */
  received(bytes: number): void
  /** xterm took so many bytes of it. */
  taken(bytes: number): void
}

/** Acknowledges output in steps of FlowControl.ACK, as long as no more than AHEAD of it waits for xterm. */
export function createAcknowledger(send: (bytes: number) => void): Acknowledger {
  let waiting = 0
  let owed = 0
  const settle = () => {
    if (waiting > AHEAD || owed < FlowControl.ACK) return
    send(owed)
    owed = 0
  }
  return {
    received(bytes) {
      waiting += bytes
      owed += bytes
      settle()
    },
    taken(bytes) {
      waiting -= bytes
      settle()
    },
  }
}
