const FIRST = 250
const LONGEST = 5_000

/** Milliseconds to wait after so many failures in a row: at once at first, then twice as long each time. */
export function retryDelay(failures: number): number {
  return Math.min(LONGEST, FIRST * 2 ** failures)
}
