import { randomUUID } from 'node:crypto'
import type { Runner } from '../../../audit/audited-host.ts'
import { type Message, msg } from '../../../contract/index.ts'
import { Label, ownerLabel } from '../../hosts/docker/labels.ts'
import type { ApiClient, WholeReply } from './api-client.ts'
import { hostTroubles } from './troubles.ts'

const MiB = 1024 * 1024
const MAX_OUTPUT = 64 * 1024
/** What a container may do with itself in the time that it has. No network, unless it is asked for. */
const BOUNDS = { Memory: 64 * MiB, PidsLimit: 64, NetworkMode: 'none' }
const LOGS = { LogConfig: { Type: 'json-file', Config: { 'max-size': '1m', 'max-file': '1' } } }

export const notAskedFor: Message = msg`Starting a container was not asked for. Allow probing (--probe) to try it.`

export interface RunnerOptions {
  /** What is run where nothing else is named. */
  image: string
}

/** A runner that is let go in the end. */
export interface OwnRunner extends Runner {
  /** Ends what still runs; resolves when nothing of it is left on the machine. Throws TroubleError where something is. */
  close(): Promise<void>
}

/** Runs containers through the API; each is bounded, labelled, and removed whatever comes. */
export function createRunner(client: ApiClient, { image: ours }: RunnerOptions): OwnRunner {
  const ending = new AbortController()
  const atWork = new Set<Promise<unknown>>()
  /** Containers that may come to be although nobody said so in time. */
  const uncertain = new Set<string>()

  /** Nothing new is begun once the end has come, and the end waits for what was begun. */
  const until = <T>(work: () => Promise<T>): Promise<T | { refused: string }> => {
    if (ending.signal.aborted) return Promise.resolve({ refused: 'the audit is over' })
    const begun = work()
    atWork.add(begun)
    const over = (): void => void atWork.delete(begun)
    begun.then(over, over)
    return begun
  }

  const run: Runner['run'] = async ({ image = ours, command, hostConfig, timeoutMs = 20_000 }) => {
    const name = containerName()
    const created = await client.request({
      method: 'POST',
      path: `/containers/create?name=${name}`,
      body: {
        Image: image,
        // Its own program would take the command for arguments.
        Entrypoint: command.slice(0, 1),
        Cmd: command.slice(1),
        Labels: { [Label.kind]: 'audit', [Label.owner]: ownerLabel() },
        HostConfig: { ...BOUNDS, ...LOGS, ...hostConfig },
      },
      timeoutMs,
    })
    if (created.status === 0) uncertain.add(name)
    if (created.status !== 201) return { refused: refusal(created) }
    const container = `/containers/${name}`
    try {
      if (ending.signal.aborted) return { refused: 'the audit is over' }
      const started = await client.request({ method: 'POST', path: `${container}/start`, timeoutMs })
      if (started.status !== 204) return { refused: refusal(started) }
      const { signal } = ending
      const waited = await client.request({ method: 'POST', path: `${container}/wait`, timeoutMs, signal })
      if (waited.status !== 200) return { refused: refusal(waited) }
      const logs = await client.request({ path: `${container}/logs?stdout=1&stderr=1&tail=1000` })
      const output = logs.status === 200 ? streamsOf(logs.body).toString('utf8', 0, MAX_OUTPUT) : ''
      const { StatusCode } = (waited.json ?? {}) as { StatusCode?: unknown }
      return { status: typeof StatusCode === 'number' ? StatusCode : -1, output }
    } finally {
      await removeContainer(client, name)
    }
  }

  const pull: Runner['pull'] = async (reference, timeoutMs = 60_000) => {
    const image = `/images/${encodeURIComponent(reference)}`
    const wasThere = (await client.request({ path: `${image}/json` })).status === 200
    const path = `/images/create?fromImage=${encodeURIComponent(reference)}`
    const answer = await client.request({ method: 'POST', path, timeoutMs, signal: ending.signal })
    if (answer.status !== 200) return { refused: refusal(answer) }
    // The answer begins before the work: what went wrong comes at its end.
    const error = /"error"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(answer.body.toString('utf8'))?.[1]
    if (error !== undefined) return { refused: unescaped(error).slice(0, 500) }
    // Only its name: layers that others use stay with them.
    if (!wasThere) await client.request({ method: 'DELETE', path: image })
    return { pulled: true }
  }
  return {
    run: (wanted) => until(() => run(wanted)),
    pull: (reference, timeoutMs) => until(() => pull(reference, timeoutMs)),
    close: async () => {
      ending.abort()
      await Promise.allSettled(atWork)
      await Promise.all([...uncertain].map((name) => removeContainer(client, name)))
    },
  }
}

/** Known before there is an answer, so that what was begun can be removed though nobody heard of it. */
export const containerName = (): string => `bulkhead-audit-${randomUUID()}`

function unescaped(text: string): string {
  try {
    return JSON.parse(`"${text}"`) as string
  } catch {
    return text
  }
}

const refusal = ({ said, status }: WholeReply): string => said || `status ${status}`

/** One that can't be removed is trouble of ours that somebody has to hear of. Throws TroubleError. */
export async function removeContainer(client: ApiClient, id: string): Promise<void> {
  const path = `/containers/${encodeURIComponent(id)}?force=1&v=1`
  const { status, said } = await client.request({ method: 'DELETE', path, timeoutMs: 60_000 })
  if (status !== 204 && status !== 404 && !(status === 409 && /already in progress/.test(said)))
    throw hostTroubles.leftBehind(id, said || `status ${status}`)
}

/** Logs come in pieces, each with a head of 8 bytes: stream number, length. */
function streamsOf(body: Buffer): Buffer {
  const pieces: Buffer[] = []
  for (let at = 0; at + 8 <= body.length;) {
    const length = body.readUInt32BE(at + 4)
    pieces.push(body.subarray(at + 8, at + 8 + length))
    at += 8 + length
  }
  return Buffer.concat(pieces)
}
