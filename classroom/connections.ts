import { logError } from '../engine/log.ts'
import type { Looks } from './looks/looks.ts'
import type { Caller } from './parts.ts'
import type { Reports } from './reports/reports.ts'

/** What is open, to be ended with the class; and whose engines are there. */
export interface Connections {
  /** Returns how to let go of it. */
  keep(end: () => void): () => void
  /** An engine of a learner's is connected: staff see it, and looks end when none is left. Returns how it goes. */
  present(caller: Caller): () => void
  isThere(person: string): boolean
  end(): void
}

/** `to`: whom presence is told to, once they are there. */
export function createConnections(
  to: () => { reports: Pick<Reports, 'setOnline'>; looks: Pick<Looks, 'away'> },
): Connections {
  const open = new Set<() => void>()
  // A machine that comes again may do so before its old connection is known to be over.
  const ofDevice = new Map<string, number>()
  const ofPerson = new Map<string, number>()

  return {
    keep(end) {
      open.add(end)
      return () => void open.delete(end)
    },
    present({ person: { id }, device }) {
      if (count(ofDevice, device, 1) === 1) to().reports.setOnline(id, device, true)
      count(ofPerson, id, 1)
      return () => {
        const { reports, looks } = to()
        if (count(ofDevice, device, -1) === 0) reports.setOnline(id, device, false)
        if (count(ofPerson, id, -1) === 0)
          looks.away(id).catch((error: unknown) => logError('ending looks', error))
      }
    },
    isThere: (person) => ofPerson.has(person),
    end() {
      for (const end of [...open]) end()
    },
  }
}

/** Answers how many there are then; forgets what there is none of. */
function count(counts: Map<string, number>, key: string, by: 1 | -1): number {
  const now = (counts.get(key) ?? 0) + by
  if (now > 0) counts.set(key, now)
  else counts.delete(key)
  return now
}
