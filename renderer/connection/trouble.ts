import { ORPCError } from '@orpc/client'
import type { Trouble } from '../../contract/lab.ts'
import { OutageError } from './carrier.ts'

/** What to show a person when a call failed. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof ORPCError && error.code === 'TROUBLE') return error.data as Trouble
  if (error instanceof OutageError) {
    return {
      code: 'engine-away',
      what: 'The lab engine was not there.',
      means: 'What you asked for may not have been done.',
      todo: 'Ask again when the connection is back; this window reconnects by itself.',
    }
  }
  return {
    code: 'unexpected',
    what: 'Something went wrong inside Bulkhead.',
    means: `That is our mistake, not yours (${error instanceof Error ? error.message : String(error)}).`,
    todo: 'Try again. If it happens again, please report it.',
  }
}
