import type { Looked } from '../../../contract/audit/index.ts'
import { type Message, msg, verbatim } from '../../../contract/index.ts'
import type { Observation } from '../../observation.ts'

/** What the kernel says of a container that was started plainly to find out; `undefined` where that was not allowed or refused. */
export function plainContainer({ probes }: Observation) {
  if (!probes.seen || 'refused' in probes.value.plainContainer) return undefined
  return probes.value.plainContainer
}

export const plainlyRun = (expected: Message, got: string): Looked => ({
  tried: msg`Ran a container without any options`,
  expected,
  got: verbatim(got.replace(/\s+/g, ' ').slice(0, 200) || '-'),
})
