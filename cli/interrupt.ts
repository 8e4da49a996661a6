const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const

/** Somebody wants us to stop. */
export class Interrupted extends Error {
  override name = 'Interrupted'
  readonly by: keyof typeof SIGNALS
  constructor(by: keyof typeof SIGNALS) {
    super(`Stopped by ${by}.`)
    this.by = by
  }
  /** As a shell reports a process that the signal ended. */
  get status(): number {
    return 128 + SIGNALS[this.by]
  }
}

/** Aborts with an `Interrupted` at the first signal, so that whatever runs can tidy up; the second ends the process at once. */
export function onSignals(): AbortSignal {
  const abort = new AbortController()
  for (const name of Object.keys(SIGNALS) as (keyof typeof SIGNALS)[]) {
    process.on(name, () => {
      const interrupted = new Interrupted(name)
      if (abort.signal.aborted) process.exit(interrupted.status)
      abort.abort(interrupted)
    })
  }
  return abort.signal
}
