import { ORPCError } from '@orpc/client'
import { Trouble } from '../../contract/index.ts'

/** What the other end of the contract expects to fail now and then. */
export function toldTrouble(error: unknown): Trouble | undefined {
  return error instanceof ORPCError && error.code === 'TROUBLE'
    ? Trouble.safeParse(error.data).data
    : undefined
}
