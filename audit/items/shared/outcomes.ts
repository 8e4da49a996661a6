import type { ConnectionOutcome, Message } from '../../../contract/index.ts'
import { msg } from '../../../contract/index.ts'
import { named } from './naming.ts'

/** What came of a connection, in words. */
export function outcomeInWords(outcome: ConnectionOutcome): Message {
  if (outcome.kind === 'answered') return msg`an answer with status ${outcome.status}`
  if (outcome.kind === 'timeout') return msg`no answer`
  return msg`${kinds[outcome.kind]}: ${named(outcome.message)}`
}

const kinds = {
  refused: msg`refused`,
  rejected: msg`ended by the other side`,
  untrusted: msg`the certificate is not trusted`,
  unusable: msg`could not be tried`,
}

/**
 * Whether packets got through. A port that nobody listens on refuses, and so shows that they came; a packet filter that
 * turns packets away makes the network or the host unreachable. Only of a port that somebody does listen on can it
 * refuse in the container's name (`isServed`).
 */
export function gotThrough(outcome: ConnectionOutcome, isServed = false): boolean | undefined {
  if (outcome.kind === 'unusable') return undefined
  if (outcome.kind === 'timeout') return false
  if (outcome.kind !== 'refused') return true
  return !isServed && /refused|reset/i.test(outcome.message)
}
