import type { Message } from '../../contract/index.ts'
import { type Doing, troubles } from '../troubles.ts'

/** One thing at a time. */
export interface Turns {
  /**
   * Runs `work` when nothing else runs. What is `brief` is waited for by whoever comes next; anything else
   * refuses them with a TroubleError, except another call with the same `key`, which shares its result.
   */
  take<T>(
    turn: { doing: Doing; key?: string; brief?: boolean },
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T>
  taken(): boolean
  /** Aborts what runs and waits until it is over. */
  cancel(): Promise<void>
}

interface Turn {
  doing: Doing
  key?: string
  brief?: boolean
  abort: AbortController
  result: Promise<unknown>
}

export function createTurns(title: Message): Turns {
  let current: Turn | undefined

  return {
    async take<T>(
      turn: Pick<Turn, 'doing' | 'key' | 'brief'>,
      work: (signal: AbortSignal) => Promise<T>,
    ): Promise<T> {
      while (current?.brief) await current.result.catch(() => {})
      if (current && turn.key !== undefined && current.key === turn.key) return current.result as Promise<T>
      if (current) throw troubles.busy(title, current.doing)
      const abort = new AbortController()
      const { promise, resolve, reject } = Promise.withResolvers<T>()
      const mine: Turn = { ...turn, abort, result: promise }
      current = mine
      // Over before whoever waits for the result hears of it, so that they can take the next turn.
      const over = () => void (current = undefined)
      work(abort.signal).finally(over).then(resolve, reject)
      return promise
    },
    taken: () => current !== undefined,
    async cancel() {
      current?.abort.abort()
      await current?.result.catch(() => {})
    },
  }
}
