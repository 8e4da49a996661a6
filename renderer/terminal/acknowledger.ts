import { FlowControl } from '../../contract/frames.ts'

export interface Acknowledger {
  /** xterm took so many bytes of output. */
  taken(bytes: number): void
}

/** Acknowledges what xterm took, in steps of FlowControl.ACK, so that an echo costs no message of its own. */
export function createAcknowledger(send: (bytes: number) => void): Acknowledger {
  let owed = 0
  return {
    taken(bytes) {
      owed += bytes
      if (owed < FlowControl.ACK) return
      send(owed)
      owed = 0
    },
  }
}
