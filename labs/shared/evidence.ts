import {
  type CheckResult,
  type ConnectionOutcome,
  type Evidence,
  type Message,
  msg,
  probeWords,
  type Status,
  verbatim,
} from '../../contract/index.ts'

export function result(id: string, status: Status, summary: Message, evidence: Evidence[] = []): CheckResult {
  return { id, status, summary, evidence }
}

/** A connection's outcome, reduced to what judging and showing need. */
export type Outcome =
  | {
      kind: 'answered'
      status: number
      /** The first 200 characters. */
      body: string
    }
  | { kind: Exclude<ConnectionOutcome['kind'], 'answered'>; message: string }

/** Shortens an outcome; keys and the like never come by here, only what a server answers. */
export function reduceOutcome(outcome: ConnectionOutcome): Outcome {
  return outcome.kind === 'answered'
    ? { kind: 'answered', status: outcome.status, body: outcome.body.trim().slice(0, 200) }
    : { kind: outcome.kind, message: outcome.message.slice(0, 200) }
}

/** What came back, as a person would say it. */
export function outcomeInWords(outcome: Outcome): Message {
  switch (outcome.kind) {
    case 'answered':
      return msg`HTTP ${outcome.status}: ${verbatim(outcome.body)}`
    case 'refused':
      return msg`nobody listens (${probeWords(outcome.message)})`
    case 'timeout':
      return msg`no answer (${probeWords(outcome.message)})`
    case 'rejected':
      return msg`the server hung up (${probeWords(outcome.message)})`
    case 'untrusted':
      return msg`the server's certificate is not acceptable (${probeWords(outcome.message)})`
    case 'unusable':
      return msg`can't be tried (${probeWords(outcome.message)})`
  }
}

/** Whether we could not even try, so that nothing is known. */
export function untried({ outcome }: { outcome: { kind: ConnectionOutcome['kind'] } }): boolean {
  return outcome.kind === 'unusable'
}
