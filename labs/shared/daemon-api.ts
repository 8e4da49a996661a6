import { ProbeError, type ConnectionOutcome, type HostProbe, msg, probeWords } from '../../contract/index.ts'

export interface ApiRequest {
  method?: 'GET' | 'POST' | 'DELETE' | 'PUT'
  /** With its query: `/containers/json?all=1`. */
  path: string
  /** Sent as JSON. */
  body?: unknown
  /** 5000 when absent. */
  timeoutMs?: number
}

export interface ApiAnswer {
  /** HTTP status; 0 where nobody answers on the daemon's socket, which is the learner's doing and no trouble of ours. */
  status: number
  /** The answer, parsed; `undefined` where it is no JSON. */
  json: unknown
  /** What the daemon says where it refuses, otherwise the answer as text. At most 64 KiB. */
  message: string
}

/** One request to the host's own daemon. Throws ProbeError where no answer came in time or it was cut off. */
export async function api(
  host: HostProbe,
  { method, path, body, timeoutMs }: ApiRequest,
): Promise<ApiAnswer> {
  const outcome = await host.daemon({ method, path, body, timeoutMs })
  if (outcome.kind === 'refused') return { status: 0, json: undefined, message: outcome.message }
  if (outcome.kind !== 'answered') throw noAnswer(host, path, outcome)
  const json = parse(outcome.body)
  return { status: outcome.status, json, message: messageOf(json) ?? outcome.body }
}

/** Whether the daemon did what it was asked to. */
export function isDone({ status }: ApiAnswer): boolean {
  return status >= 200 && status < 300
}

function noAnswer(host: HostProbe, path: string, outcome: Exclude<ConnectionOutcome, { kind: 'answered' }>) {
  return new ProbeError(
    msg`Docker on ${host.name} did not answer ${path.split('?')[0] ?? ''}: ${probeWords(outcome.message)}.`,
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function messageOf(json: unknown): string | undefined {
  if (typeof json !== 'object' || json === null || !('message' in json)) return undefined
  return typeof json.message === 'string' ? json.message : undefined
}
