import type { Duplex } from 'node:stream'
import {
  type AuditedHost,
  type HostEyes,
  type Runner,
  type Seen,
  unseen,
} from '../../../audit/audited-host.ts'
import { type Message, msg, render } from '../../../contract/index.ts'
import {
  type EngineAnswer,
  judgeFailure,
  judgeVersion,
  MINIMUM_API,
} from '../../hosts/docker-engine/answer.ts'
import type { Candidate } from '../../hosts/docker-engine/candidates.ts'
import type { DockerConnection } from '../../hosts/docker-engine/connection.ts'
import { type ApiClient, createApiClient } from './api-client.ts'
import { dialEngine, isAboutTls } from './dial-engine.ts'
import { localEyes } from './local-eyes.ts'
import { hostTroubles } from './troubles.ts'

/** An engine that answered: how it is spoken to, and what it runs on. */
export interface OpenedEngine {
  client: ApiClient
  address: string
  kernel: string
}

/** Opens the first candidate that answers; what the first one said is told where none does. Throws TroubleError. */
export async function openEngine(
  candidates: readonly Candidate[],
  dialOf: (candidate: Candidate) => (() => Promise<Duplex>) | undefined,
): Promise<OpenedEngine & { candidate: Candidate }> {
  let worst: Error | undefined
  for (const candidate of candidates) {
    const dial = dialOf(candidate)
    try {
      if (!dial) throw hostTroubles.badAddress(candidate.address)
      return { ...(await greet(candidate, dial)), candidate }
    } catch (error) {
      worst ??= error as Error
    }
  }
  throw worst ?? hostTroubles.absent(msg`the usual socket`, 'unix:///var/run/docker.sock')
}

export const dialOf = ({ connection }: Candidate): (() => Promise<Duplex>) | undefined =>
  connection && (() => dialEngine(connection))

async function greet({ from, address }: Candidate, dial: () => Promise<Duplex>): Promise<OpenedEngine> {
  const fail = (answer: EngineAnswer): Error => {
    switch (answer.kind) {
      case 'denied':
        return hostTroubles.denied(address)
      case 'windows':
        return hostTroubles.windows(address)
      case 'old':
        return hostTroubles.old(address, answer.apiVersion, MINIMUM_API)
      case 'broken':
        return hostTroubles.broken(address, render(answer.message))
      default:
        return hostTroubles.absent(from, address)
    }
  }
  try {
    // By itself, so that what goes wrong here is told apart from what a daemon answers.
    ;(await dial()).destroy()
  } catch (error) {
    const cause = error as Error & { code?: string }
    if (cause.name === 'TroubleError') throw cause
    throw isAboutTls(cause) ? hostTroubles.tls(address, cause.message) : fail(judgeFailure(cause))
  }
  const client = createApiClient(dial)
  const { status, json, said } = await client.request({ path: '/version', timeoutMs: 15_000 })
  const version = (json ?? {}) as {
    Os?: string
    Version?: string
    ApiVersion?: string
    KernelVersion?: string
  }
  const answer: EngineAnswer = status === 200 ? judgeVersion(version) : { kind: 'absent' }
  if (answer.kind === 'usable') return { client, address, kernel: String(version.KernelVersion ?? '') }
  client.close()
  if (status === 200) throw fail(answer)
  throw isAboutTls({ message: said })
    ? hostTroubles.tls(address, said)
    : hostTroubles.broken(address, said || `status ${status}`)
}

export interface Sight {
  eyes: Seen<HostEyes>
  runner: Seen<Runner>
  close(): Promise<void>
}

/** Eyes on the machine of an engine that is spoken to directly: on this one where its socket is here. */
export async function directSight(
  connection: DockerConnection,
  engine: OpenedEngine,
): Promise<{ eyes: Seen<HostEyes>; close(): void }> {
  if ('socketPath' in connection)
    return localEyes({ name: engine.address, socketPath: connection.socketPath, kernel: engine.kernel })
  return { eyes: unseen(overTcp), close() {} }
}

const overTcp: Message = msg`Over tcp:// only Docker’s API can be seen, not the machine. Name it as ssh://user@host, or allow probing (--probe).`
export const notAskedFor: Message = msg`Starting a container was not asked for. Allow probing (--probe) to try it.`

/** Puts together what an audit looks at. */
export function auditedEngine(name: string, { client }: OpenedEngine, sight: Sight): AuditedHost {
  return {
    name,
    isLab: false,
    sight: sight.eyes.seen ? 'machine' : 'api',
    get: (path, timeoutMs) => client.request({ path, timeoutMs }),
    eyes: sight.eyes,
    runner: sight.runner,
    dispose: async () => {
      try {
        await sight.close()
      } finally {
        client.close()
      }
    },
  }
}
