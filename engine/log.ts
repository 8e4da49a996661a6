/** What went wrong inside, for whoever runs the engine; never shown in the window. */
export function logError(doing: string, error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  console.error(`bulkhead: while ${doing}: ${text}`)
}
