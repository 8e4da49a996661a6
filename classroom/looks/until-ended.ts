import type { Observable, Watch } from '../../engine/observable.ts'
import type { LookNews } from './looks.ts'

/** The watch, over after `ended`; `onLeft` when whoever asked stops it. */
export function untilEnded(
  news: Observable<LookNews>,
  signal: AbortSignal | undefined,
  onLeft: () => void,
): Watch<LookNews> {
  const watch = news.watch(signal, onLeft)
  const last: IteratorResult<LookNews, undefined> = { done: true, value: undefined }
  let isTold = false
  const stop = async () => {
    await watch[Symbol.asyncDispose]()
    return last
  }
  return {
    async next() {
      if (isTold) return stop()
      const result = await watch.next()
      isTold = !result.done && result.value.state === 'ended'
      return result
    },
    return: stop,
    [Symbol.asyncIterator]() {
      return this
    },
    [Symbol.asyncDispose]: async () => void (await stop()),
  }
}
