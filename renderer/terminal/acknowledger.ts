import { FlowControl } from '../../contract/terminal.ts'

export interface Acknowledger {
  /** Output came in, so many bytes. */
  received(bytes: number): void
  /** xterm took so many bytes of it. */
  taken(bytes: number): void
}

/**
 * Says how much output was taken: in steps of FlowControl.ACK while more waits. When nothing waits any
 * more it says the rest, so that the engine, which goes on below FlowControl.LOW, can't be left paused.
 */
export function createAcknowledger(send: (bytes: number) => void): Acknowledger {
  let waiting = 0
  let owed = 0
  return {
    received: (bytes) => void (waiting += bytes),
    taken(bytes) {
      waiting -= bytes
      owed += bytes
      if (owed < FlowControl.ACK && (waiting > 0 || owed < FlowControl.LOW)) return
      send(owed)
      owed = 0
    },
  }
}
