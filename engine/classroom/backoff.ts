import { setTimeout as sleep } from 'node:timers/promises'

/** Milliseconds. */
const FIRST_MS = 2000
const LONGEST_MS = 60_000
/** Nobody is hammered, also where all of a room lost their server in the same moment. */
const SHORTEST_MS = 200

/** How long to wait before trying again, after so many failures in a row; a random part of what doubles each time. */
export function backoff(failures: number, random: () => number = Math.random): number {
  const most = Math.min(LONGEST_MS, FIRST_MS * 2 ** failures)
  return SHORTEST_MS + random() * (most - SHORTEST_MS)
}

const STEP_MS = 1000

/** Waits; shorter where `signal` ends it, or where the machine has slept meanwhile: then all may be different. */
export async function sleepUnlessWoken(ms: number, signal: AbortSignal): Promise<void> {
  const until = performance.now() + ms
  let at = Date.now()
  for (let left = ms; left > 0 && !signal.aborted; left = until - performance.now()) {
    await sleep(Math.min(left, STEP_MS), undefined, { signal }).catch(() => {})
    if (Date.now() - at > 10 * STEP_MS) return
    at = Date.now()
  }
}
