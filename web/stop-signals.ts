const SIGNALS = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const

/** The first signal stops in order, the second at once. */
export function onStopSignals(stop: () => Promise<void>): void {
  let stopping = false
  for (const [signal, number] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      if (stopping) process.exit(128 + number)
      stopping = true
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error('bulkhead: while stopping:', error)
          process.exit(1)
        },
      )
    })
  }
}
