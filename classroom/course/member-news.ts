import type { MemberNews } from '../../contract/class/index.ts'
import { logError } from '../../engine/log.ts'
import { type Watch, observable } from '../../engine/observable.ts'

type Kept = Omit<MemberNews, 'now'>

/** What each learner's engine is told; put together anew when something of it changes. */
export interface MemberNewsroom {
  watch(person: string, signal?: AbortSignal): Promise<Watch<MemberNews>>
  /** Something is new for this person, or where absent for everybody. */
  changed(person?: string): void
  close(): void
}

export function createMemberNews(
  load: (person: string) => Promise<Kept>,
  now: () => Date = () => new Date(),
): MemberNewsroom {
  const watched = new Map<string, Set<() => void>>()
  const ends = new Set<() => void>()

  return {
    async watch(person, signal) {
      let isOver = false
      let isStale = false
      let isLoading = true
      const noticed = () => {
        isStale = true
        if (!isLoading) void refresh()
      }
      const those = watched.get(person) ?? new Set()
      watched.set(person, those.add(noticed))
      // Heard from now on, so that nothing is missed while the first is being loaded.
      function stop(): void {
        isOver = true
        those.delete(noticed)
        if (those.size === 0 && watched.get(person) === those) watched.delete(person)
      }
      const first = await load(person).catch((error: unknown) => {
        stop()
        throw error
      })
      const news = observable<Kept>(first)
      isLoading = false
      if (isStale) void refresh()

      /** Changes that come while one is being loaded are told together, after it. */
      async function refresh(): Promise<void> {
        isLoading = true
        while (isStale && !isOver) {
          isStale = false
          try {
            news.set(await load(person))
          } catch (error) {
            if (!isOver) logError('telling a learner the news', error)
          }
        }
        isLoading = false
      }
      const end = () => news.end()
      ends.add(end)
      const watch = news.watch(signal, () => {
        ends.delete(end)
        stop()
      })
      const stamped: Watch<MemberNews> = {
        async next() {
          const result = await watch.next()
          return result.done ? result : { done: false, value: { ...result.value, now: now().toISOString() } }
        },
        async return() {
          await watch.return?.()
          return { done: true, value: undefined }
        },
        [Symbol.asyncIterator]: () => stamped,
        [Symbol.asyncDispose]: () => watch[Symbol.asyncDispose](),
      }
      return stamped
    },
    changed(person) {
      const concerned = person === undefined ? [...watched.values()] : [watched.get(person) ?? []]
      for (const some of concerned) for (const noticed of [...some]) noticed()
    },
    close() {
      for (const end of [...ends]) end()
    },
  }
}
