import { ORPCError } from '@orpc/client'
import type { Trouble } from '../../contract/lab.ts'
import { msg, render } from '../../contract/message.ts'
import { OutageError } from './carrier.ts'

/** What to show a person when a call failed. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof ORPCError && error.code === 'TROUBLE') return error.data as Trouble
  if (error instanceof OutageError && error.trouble) return error.trouble
  if (error instanceof OutageError) {
    return {
      code: 'engine-away',
      what: msg`The lab engine was not there.`,
      means: msg`What you asked for may not have been done.`,
      todo: msg`Ask again when the connection is back; this window reconnects by itself.`,
    }
  }
  return {
    code: 'unexpected',
    what: msg`Something went wrong inside Bulkhead.`,
    means: msg`That is our mistake, not yours (${error instanceof Error ? error.message : String(error)}).`,
    todo: msg`Try again. If it happens again, please report it.`,
  }
}

export function isSameTrouble(one: Trouble | undefined, other: Trouble): boolean {
  return one?.code === other.code && render(one.what) === render(other.what)
}
