import { type LabSession, type Trouble, joined, msg } from '../contract/index.ts'
import { TroubleError } from '../engine/hosts/lab-hosts.ts'
import type { Client } from './with-engine.ts'

/**
 * The lab that is meant: the exercise's, or the only one that is open. Throws TroubleError, before any
 * Docker engine is looked for where nothing was opened.
 */
export async function openLab(client: Client, exercise: string | undefined): Promise<LabSession> {
  const session = chooseLab(await client.lab.list(), exercise)
  if (session) return session
  throw new TroubleError(notOpen(exercise))
}

/** `undefined` when it isn't open. Throws TroubleError when it isn't clear which is meant. */
export function chooseLab(open: readonly LabSession[], exercise: string | undefined): LabSession | undefined {
  if (exercise !== undefined) return open.find((session) => session.exercise === exercise)
  if (open.length > 1) throw new TroubleError(severalOpen(open.map((session) => session.exercise)))
  return open[0]
}

function notOpen(exercise: string | undefined): Trouble {
  return {
    code: exercise === undefined ? 'no-lab-open' : 'lab-not-open',
    what: exercise === undefined ? msg`No lab is open.` : msg`The lab of ${exercise} is not open.`,
    means: msg`There is nothing to work on yet.`,
    todo: msg`Open it: npx bulkhead up ${exercise ?? '<exercise>'}`,
  }
}

function severalOpen(exercises: readonly string[]): Trouble {
  return {
    code: 'several-labs-open',
    what: msg`Several labs are open: ${joined(exercises)}.`,
    means: msg`It is not clear which one is meant.`,
    todo: msg`Name its exercise: --exercise <id> for exec and shell; for reset and down, just the id.`,
  }
}
