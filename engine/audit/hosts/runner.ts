import type { Runner } from '../../../audit/audited-host.ts'
import { type Message, ProbeError, msg } from '../../../contract/index.ts'
import { Label, ownerLabel } from '../../hosts/docker/labels.ts'
import type { ApiClient, WholeReply } from './api-client.ts'

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

/** Runs containers through the API; each is bounded, labelled, and removed whatever comes. */
export function createRunner(client: ApiClient, { image: ours }: RunnerOptions): Runner {
  const run: Runner['run'] = async ({ image = ours, command, hostConfig, timeoutMs = 20_000 }) => {
    const created = await client.request({
      method: 'POST',
      path: '/containers/create',
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
    if (created.status !== 201) return { refused: refusal(created) }
    const { Id } = created.json as { Id: string }
    const container = `/containers/${Id}`
    try {
      const started = await client.request({ method: 'POST', path: `${container}/start`, timeoutMs })
      if (started.status !== 204) return { refused: refusal(started) }
      const waited = await client.request({ method: 'POST', path: `${container}/wait`, timeoutMs })
      if (waited.status !== 200) return { refused: refusal(waited) }
      const logs = await client.request({ path: `${container}/logs?stdout=1&stderr=1&tail=1000` })
      const output = logs.status === 200 ? streamsOf(logs.body).toString('utf8', 0, MAX_OUTPUT) : ''
      return { status: (waited.json as { StatusCode: number }).StatusCode, output }
    } finally {
      await removeContainer(client, Id)
    }
  }

  const pull: Runner['pull'] = async (reference, timeoutMs = 60_000) => {
    const image = `/images/${encodeURIComponent(reference)}`
    const wasThere = (await client.request({ path: `${image}/json` })).status === 200
    const path = `/images/create?fromImage=${encodeURIComponent(reference)}`
    const answer = await client.request({ method: 'POST', path, timeoutMs })
    if (answer.status !== 200) return { refused: refusal(answer) }
    // The answer begins before the work: what went wrong comes at its end.
    const error = /"error"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(answer.body.toString('utf8'))?.[1]
    if (error !== undefined) return { refused: (JSON.parse(`"${error}"`) as string).slice(0, 500) }
    // Only its name: layers that others use stay with them.
    if (!wasThere) await client.request({ method: 'DELETE', path: image })
    return { pulled: true }
  }
  return { run, pull }
}

const refusal = ({ said, status }: WholeReply): string => said || `status ${status}`

/** A container that can't be removed is trouble of ours that somebody has to hear of. */
export async function removeContainer(client: ApiClient, id: string): Promise<void> {
  const { status, said } = await client.request({ method: 'DELETE', path: `/containers/${id}?force=1&v=1` })
  if (status !== 204 && status !== 404)
    throw new ProbeError(msg`A container that the audit started could not be removed: ${said}`)
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
