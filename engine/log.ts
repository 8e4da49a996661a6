type Log = (doing: string, error: unknown) => void

let log: Log = (doing, error) => {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  console.error(`bulkhead: while ${doing}: ${text}`)
}

/** What went wrong inside, for whoever runs the engine; never shown in the window. */
export const logError: Log = (doing, error) => log(doing, error)

/** For a host of the engine that tells such things in its own way. */
export function logTo(other: Log): void {
  log = other
}
