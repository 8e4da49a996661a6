const SIGNALS = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const

/** npm, a shell and `timeout` each pass one signal on, so that one wish to stop arrives several times, in milliseconds. */
const SAME_WISH_MS = 1_000

/** The first signal stops in order, the second at once. */
export function onStopSignals(stop: () => Promise<void>): void {
  let stoppingSince: number | undefined
  for (const [signal, number] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      if (stoppingSince !== undefined) {
        if (performance.now() - stoppingSince > SAME_WISH_MS) process.exit(128 + number)
        return
      }
      stoppingSince = performance.now()
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
