import type { Membership } from '../../contract/class/index.ts'
import { observable } from '../observable.ts'
import type { Procedures } from '../rpc/router.ts'

/** This learner's side of a class. */
export function createClassroom(): Procedures['classroom'] {
  const membership = observable<Membership>({ kind: 'none' })
  const notYet = async (): Promise<never> => {
    throw new Error('not written yet')
  }
  return {
    watch: (signal) => membership.watch(signal),
    join: notYet,
    leave: async () => {},
    read: async () => {},
    answerLook: async () => {},
    serve: notYet,
  }
}
