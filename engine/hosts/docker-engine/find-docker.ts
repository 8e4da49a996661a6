import { homedir, userInfo } from 'node:os'
import type { Trouble } from '../../../contract/index.ts'
import { type EngineAnswer, askEngine } from './answer.ts'
import { type Candidate, dockerCandidates } from './candidates.ts'
import type { DockerConnection } from './connection.ts'
import { ownEngineFiles } from './own-engine-files.ts'
import { engineTroubles } from './troubles.ts'

export interface FoundDocker {
  connection: DockerConnection
  /** As DOCKER_HOST would name it. */
  address: string
  version: string
  apiVersion: string
  /** Whether it is the one that Bulkhead started; then acquire it before use, so that it stays. */
  own: boolean
}

/** What is wrong; `absent` when there is simply no engine, so that one may be installed or started. */
export interface NoDocker {
  trouble: Trouble
  absent: boolean
}

/**
 * Looks for an engine that can open labs: DOCKER_HOST or the docker context where they name one, else
 * the usual sockets and Bulkhead's own. Changes nothing.
 */
export async function findDocker(
  env: NodeJS.ProcessEnv,
  options: { home: string },
): Promise<FoundDocker | NoDocker> {
  const ownSocket = ownEngineFiles(options.home).socket
  const candidates = dockerCandidates({ platform: process.platform, env, userHome: homedir(), ownSocket })
  let worst: Trouble | undefined
  for (const candidate of candidates) {
    const { connection, address } = candidate
    const answer = connection && (await askEngine(connection))
    if (connection && answer?.kind === 'usable') {
      const { version, apiVersion } = answer
      const own = 'socketPath' in connection && connection.socketPath === ownSocket
      return { connection, address, version, apiVersion, own }
    }
    worst ??= troubleOf(candidate, answer, userName())
  }
  return worst ? { trouble: worst, absent: false } : { trouble: absentTrouble(), absent: true }
}

/** A process may run as a user that nobody has named. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return String(process.getuid?.() ?? '?')
  }
}

/** `undefined` where simply nobody listens and nobody said that somebody should. */
export function troubleOf(
  candidate: Candidate,
  answer: EngineAnswer | undefined,
  user: string,
): Trouble | undefined {
  const { from, address, explicit } = candidate
  switch (answer?.kind) {
    case undefined:
      return explicit ? engineTroubles.unusableAddress(from, address) : undefined
    case 'absent':
      return explicit ? engineTroubles.namedAbsent(from, address) : undefined
    case 'denied':
      return engineTroubles.denied(address, user)
    case 'windows':
      return engineTroubles.windows(address)
    case 'old':
      return engineTroubles.old(address, answer.apiVersion)
    case 'broken':
      return engineTroubles.broken(address, answer.message)
    case 'usable':
      return undefined
  }
}

function absentTrouble(): Trouble {
  return process.platform === 'linux' ? engineTroubles.notRunning() : engineTroubles.desktopMissing()
}
