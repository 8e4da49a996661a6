/** No verdict takes so long unless something is wrong, in milliseconds. */
const TOO_LONG = 30_000

/** Follows whether something is so, and tells when it turns. Times are milliseconds since the epoch. */
export interface Follower {
  saw(isSo: boolean, at: number): void
  /** When it was next seen so, or not so: now if it is already. Rejects when that takes too long. */
  turns(to: boolean): Promise<number>
}

export const now = (): number => performance.timeOrigin + performance.now()

export function createFollower(what: string): Follower {
  let current: boolean | undefined
  let waiting: { to: boolean; resolve(at: number): void } | undefined
  return {
    async turns(to) {
      if (current === to) return now()
      const turned = Promise.withResolvers<number>()
      waiting = { to, resolve: turned.resolve }
      const timer = setTimeout(
        () => turned.reject(new Error(`${what} did not turn ${to} in time.`)),
        TOO_LONG,
      )
      return turned.promise.finally(() => clearTimeout(timer))
    },
    saw(isSo, at) {
      current = isSo
      if (waiting?.to !== isSo) return
      waiting.resolve(at)
      waiting = undefined
    },
  }
}
