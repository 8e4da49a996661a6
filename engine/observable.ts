/** Values one after another. Unlike a generator's, its `return` also ends a `next` that waits. */
export type Watch<T> = AsyncIteratorObject<T, undefined, void>

/** A value that changes, and whoever follows it. */
export interface Observable<T> {
  get(): T
  set(value: T): void
  /** Called at once after every change. Returns how to stop. */
  subscribe(listener: (value: T) => void): () => void
  /**
   * The value now, then the newest one after each change; a slow consumer skips what is past. Ends with
   * `signal`, with `end()`, or when the consumer stops; `onEnd` is then called once.
   */
  watch(signal?: AbortSignal, onEnd?: () => void): Watch<T>
  /** Ends all watches, now and later. */
  end(): void
}

export function observable<T>(initial: T): Observable<T> {
  let current = initial
  let ended = false
  const listeners = new Set<(value: T) => void>()
  const watches = new Set<() => void>()

  return {
    get: () => current,
    set(value) {
      current = value
      for (const listener of [...listeners]) listener(value)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    watch(signal, onEnd = () => {}) {
      let isNew = true
      let done = false
      let waiting: ((result: IteratorResult<T, undefined>) => void) | undefined
      const last: IteratorResult<T, undefined> = { done: true, value: undefined }

      function notify(): void {
        isNew = waiting === undefined
        waiting?.({ done: false, value: current })
        waiting = undefined
      }
      function finish(): void {
        if (done) return
        done = true
        listeners.delete(notify)
        watches.delete(finish)
        signal?.removeEventListener('abort', finish)
        waiting?.(last)
        waiting = undefined
        onEnd()
      }
      listeners.add(notify)
      watches.add(finish)
      signal?.addEventListener('abort', finish)
      if (ended || signal?.aborted) finish()

      return {
        async next() {
          if (done) return last
          if (!isNew) return new Promise((resolve) => (waiting = resolve))
          isNew = false
          return { done: false, value: current }
        },
        async return() {
          finish()
          return last
        },
        [Symbol.asyncIterator]() {
          return this
        },
        async [Symbol.asyncDispose]() {
          finish()
        },
      }
    },
    end() {
      ended = true
      for (const finish of [...watches]) finish()
    },
  }
}

/** A watch that says of each value what `of` makes of it, and nothing where that is nothing. */
export function mapWatch<T, U>(watch: Watch<T>, of: (value: T) => U | undefined): Watch<U> {
  const last = async (): Promise<IteratorResult<U, undefined>> => {
    await watch.return?.()
    return { done: true, value: undefined }
  }
  return {
    async next() {
      for (;;) {
        const result = await watch.next()
        if (result.done) return result
        const value = of(result.value)
        if (value !== undefined) return { done: false, value }
      }
    },
    return: last,
    [Symbol.asyncIterator]() {
      return this
    },
    async [Symbol.asyncDispose]() {
      await last()
    },
  }
}
