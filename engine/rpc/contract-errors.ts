import { ORPCError } from '@orpc/server'
import { type Message, msg } from '../../contract/index.ts'
import type { TroubleError } from '../hosts/lab-hosts.ts'
import type { Watch } from '../observable.ts'

/** What whoever calls a contract gets of a failure: a trouble to read, or nothing but its kind. */
export function contractErrors(asTrouble: (error: unknown, doing: Message) => TroubleError) {
  function asContractError(error: unknown, path: readonly string[]): unknown {
    // The framework's own: input that doesn't fit the contract, an unknown procedure.
    if (error instanceof ORPCError) return error
    const { trouble, message } = asTrouble(error, msg`doing ${path.join('.')}`)
    return new ORPCError('TROUBLE', { data: trouble, message })
  }

  return {
    asContractError,
    /** What an iterator throws later is out of the middleware's reach. */
    troublesOf<T>(watch: Watch<T>, path: readonly string[]): Watch<T> {
      const fail = (error: unknown) => {
        throw asContractError(error, path)
      }
      return { ...watch, next: () => watch.next().catch(fail) }
    },
    /** The same for a generator. */
    async *withTrouble<T>(
      events: AsyncGenerator<T, void, void> | Promise<AsyncGenerator<T, void, void>>,
      path: readonly string[],
    ): AsyncGenerator<T, void, void> {
      try {
        yield* await events
      } catch (error) {
        throw asContractError(error, path)
      }
    },
  }
}
