/**
 * For what reads everything anew: whoever asks gets a run that began after they asked, and those who ask while one runs
 * share the next.
 */
export function createShared(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  let next: Promise<void> | undefined
  return () =>
    (next ??= running
      .catch(() => {})
      .then(() => {
        next = undefined
        running = work()
        return running
      }))
}

/** Runs one after the other what must not be done at the same time: looking for a name, then adding it. */
export function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work)
    last = mine.catch(() => {})
    return mine
  }
}
