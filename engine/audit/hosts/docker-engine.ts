import type { Duplex } from 'node:stream'
import { z } from 'zod'
import { unseen } from '../../../audit/audited-host.ts'
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
import { type Eyes, localEyes } from './local-eyes.ts'
import { dialSsh, sshEyes } from './ssh.ts'
import { withoutLogin } from '../without-login.ts'
import { type SshPlace, parseSsh } from './ssh-arguments.ts'
import { hostTroubles } from './troubles.ts'

/** How an engine is spoken to: over a connection of its own kind, or through ssh. */
export interface Way {
  dial(): Promise<Duplex>
  connection?: DockerConnection
  ssh?: SshPlace
}

/** An engine that answered. */
export interface OpenedEngine {
  way: Way
  client: ApiClient
  address: string
  kernel: string
}

/** What is needed of GET /version; another type under these names is no Docker daemon's. */
const Version = z.object({
  Os: z.string().optional(),
  Version: z.string().optional(),
  ApiVersion: z.string().optional(),
  KernelVersion: z.string().optional(),
})

export function wayOf({ connection, address }: Candidate): Way | undefined {
  if (connection) return { connection, dial: () => dialEngine(connection) }
  const ssh = parseSsh(address)
  return ssh && { ssh, dial: () => dialSsh(ssh) }
}

/** Opens the first candidate that answers; what the first one said is told where none does. Throws TroubleError. */
export async function openEngine(
  candidates: readonly Candidate[],
  signal?: AbortSignal,
): Promise<OpenedEngine> {
  let worst: Error | undefined
  for (const candidate of candidates) {
    const way = wayOf(candidate)
    const address = withoutLogin(candidate.address)
    try {
      if (!way || (address.startsWith('npipe:') && process.platform !== 'win32'))
        throw hostTroubles.badAddress(address)
      return await greet({ ...candidate, address }, way, signal)
    } catch (error) {
      signal?.throwIfAborted()
      worst ??= error as Error
    }
  }
  throw worst ?? hostTroubles.absent(msg`the usual socket`, 'unix:///var/run/docker.sock')
}

async function greet({ from, address }: Candidate, way: Way, signal?: AbortSignal): Promise<OpenedEngine> {
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
    // By itself, so that what goes wrong here is told apart from what a daemon answers. Through ssh only the answer tells.
    if (!way.ssh) (await way.dial()).destroy()
  } catch (error) {
    const cause = error as Error & { code?: string }
    if (cause.name === 'TroubleError') throw cause
    throw isAboutTls(cause) ? hostTroubles.tls(address, cause.message) : fail(judgeFailure(cause))
  }
  const client = createApiClient(way.dial, way.ssh ? 1 : undefined)
  const { status, json, said } = await client.request({ path: '/version', timeoutMs: 30_000, signal })
  const version = Version.safeParse(json).data ?? {}
  const answer: EngineAnswer = status === 200 ? judgeVersion(version) : { kind: 'absent' }
  if (answer.kind === 'usable') return { way, client, address, kernel: String(version.KernelVersion ?? '') }
  client.close()
  if (status === 200) throw fail(answer)
  if (way.ssh && status === 0) throw hostTroubles.sshFailed(address, said)
  throw isAboutTls({ message: said })
    ? hostTroubles.tls(address, said)
    : hostTroubles.broken(address, said || `status ${status}`)
}

/** Eyes on an engine's machine that start nothing of Docker's: on this one where its socket is here, or over ssh. */
export function directEyes(
  { way, address, kernel }: OpenedEngine,
  signal?: AbortSignal,
): Promise<Eyes> | Eyes {
  const { connection, ssh } = way
  if (ssh) return sshEyes(ssh, { name: address, kernel, signal })
  if (connection && 'socketPath' in connection)
    return localEyes({ name: address, socketPath: connection.socketPath, kernel, signal })
  return { eyes: unseen(overTcp), close() {} }
}

const overTcp: Message = msg`Over tcp:// only Docker’s API can be seen, not the machine. Name it as ssh://user@host, or allow probing (--probe).`
