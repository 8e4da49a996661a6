import type { CheckResult, ConnectionOutcome, Evidence, Status } from '../../contract/index.ts'

export function result(id: string, status: Status, summary: string, evidence: Evidence[] = []): CheckResult {
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
export function outcomeInWords(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'answered':
      return `HTTP ${outcome.status}: ${outcome.body}`
    case 'refused':
      return `nobody listens (${outcome.message})`
    case 'timeout':
      return `no answer (${outcome.message})`
    case 'rejected':
      return `the server hung up (${outcome.message})`
    case 'untrusted':
      return `the server's certificate is not acceptable (${outcome.message})`
    case 'unusable':
      return `can't be tried (${outcome.message})`
  }
}

/** Whether we could not even try, so that nothing is known. */
export function untried({ outcome }: { outcome: { kind: ConnectionOutcome['kind'] } }): boolean {
  return outcome.kind === 'unusable'
}

/** "a, b and c", each once. */
export function list(words: readonly (string | number)[]): string {
  const once = [...new Set(words)]
  return [once.slice(0, -1).join(', '), ...once.slice(-1)].filter((part) => part !== '').join(' and ')
}
