import {
  type ConnectionAttempt,
  type ConnectionOutcome,
  type HostProbe,
  type Message,
  msg,
} from '../../contract/index.ts'
import { outcomeInWords, reduceOutcome, type Outcome } from './evidence.ts'

/** A connection's outcome; where Docker describes itself as it does to GET /info, with its ID. */
export type InfoOutcome = Outcome & { daemonId?: string }

/** One GET /info. */
export interface InfoTried {
  from: string
  /** Address and port. */
  to: string
  outcome: InfoOutcome
  at: string
}

const TIMEOUT_MS = 5000

/** GET /info from a host's place in the network. */
export async function tryInfo(from: HostProbe, request: Omit<ConnectionAttempt, 'path'>): Promise<InfoTried> {
  const at = new Date().toISOString()
  const outcome = await from.connect({ timeoutMs: TIMEOUT_MS, ...request, path: '/info' })
  return { from: from.name, to: `${request.host}:${request.port}`, outcome: reduceInfo(outcome), at }
}

export function reduceInfo(outcome: ConnectionOutcome): InfoOutcome {
  const reduced = reduceOutcome(outcome)
  const daemonId = outcome.kind === 'answered' ? daemonIdOf(outcome.body) : null
  return daemonId === null ? reduced : { ...reduced, daemonId }
}

/** The daemon's ID from the answer to GET /info; `null` for anything else. */
export function daemonIdOf(body: string): string | null {
  try {
    const info: unknown = JSON.parse(body)
    if (typeof info !== 'object' || info === null) return null
    return 'ID' in info && typeof info.ID === 'string' && 'ServerVersion' in info ? info.ID : null
  } catch {
    return null
  }
}

/** The ID of the host's own daemon; `null` where it doesn't answer on its socket. */
export async function ownDaemonId(host: HostProbe): Promise<string | null> {
  const outcome = await host.daemon({ path: '/info', timeoutMs: TIMEOUT_MS })
  return outcome.kind === 'answered' && outcome.status === 200 ? daemonIdOf(outcome.body) : null
}

export function infoInWords(outcome: InfoOutcome): Message {
  return outcome.kind === 'answered' && outcome.daemonId
    ? msg`HTTP ${outcome.status}: the daemon's description of itself, ID ${outcome.daemonId}`
    : outcomeInWords(outcome)
}
