import type { Trouble } from '../../contract/index.ts'
import { TroubleError } from '../hosts/lab-hosts.ts'
import { logError } from '../log.ts'
import type { Waiting } from '../progress/membership.ts'
import { backoff, sleepUnlessWoken } from './backoff.ts'
import { type JoinResult, askToJoin } from './joining.ts'

const ASK_MS = 5000
/** Answers that end the waiting. All else, a server that is away among it, may pass. */
const FINAL = new Set(['class-no-consent', 'class-wrong-code', 'class-roster', 'class-closed', 'class-which'])

export type Consent = JoinResult | { kind: 'refused'; trouble: Trouble }

/** Asks again until somebody has said yes or no; answers `undefined` where `signal` ends it. */
export async function waitForConsent(waiting: Waiting, signal: AbortSignal): Promise<Consent | undefined> {
  for (let failures = 0; !signal.aborted;) {
    await sleepUnlessWoken(ASK_MS + backoff(failures) / 2, signal)
    if (signal.aborted) return undefined
    try {
      const result = await askToJoin(waiting, signal)
      failures = 0
      if (result.kind === 'in') return result
    } catch (error) {
      if (signal.aborted) return undefined
      if (!(error instanceof TroubleError)) logError('asking whether the class has consented', error)
      else if (FINAL.has(error.trouble.code)) return { kind: 'refused', trouble: error.trouble }
      failures += 1
    }
  }
  return undefined
}
