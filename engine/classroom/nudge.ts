/** Wakes whoever waits; what comes while nobody waits is kept for the next one. */
export interface Nudge {
  nudge(): void
  /** Resolves with the next nudge, or with `signal`. */
  wait(signal: AbortSignal): Promise<void>
}

export function createNudge(): Nudge {
  let isDue = false
  let wake: (() => void) | undefined
  return {
    nudge() {
      isDue = true
      wake?.()
    },
    async wait(signal) {
      if (!isDue && !signal.aborted) {
        const { promise, resolve } = Promise.withResolvers<void>()
        wake = resolve
        signal.addEventListener('abort', () => resolve(), { once: true })
        await promise
      }
      isDue = false
    },
  }
}
