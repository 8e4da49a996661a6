import { type Message, msg, verbatim } from '../../../contract/index.ts'
import { dockerClient } from './client.ts'
import type { DockerConnection } from './connection.ts'

/** What came back from a place where an engine may be. */
export type EngineAnswer =
  | { kind: 'usable'; version: string; apiVersion: string }
  /** Nobody listens there. */
  | { kind: 'absent' }
  /** Somebody listens, but this user may not connect. */
  | { kind: 'denied' }
  /** An engine that runs Windows containers. */
  | { kind: 'windows' }
  | { kind: 'old'; apiVersion: string }
  /** Connected, but no answer that makes sense. */
  | { kind: 'broken'; message: Message }

/** First with everything that labs use: private cgroup namespaces. */
export const MINIMUM_API = '1.41'

/** Numeric order of API versions: "1.9" comes before "1.41". */
export function compareApiVersions(left: string, right: string): number {
  const [leftMajor = 0, leftMinor = 0] = left.split('.').map(Number)
  const [rightMajor = 0, rightMinor = 0] = right.split('.').map(Number)
  return leftMajor - rightMajor || leftMinor - rightMinor
}

export function judgeVersion(version: { Os?: string; Version?: string; ApiVersion?: string }): EngineAnswer {
  if (!version.ApiVersion || !version.Version)
    return { kind: 'broken', message: msg`the answer is not an engine’s` }
  if (version.Os === 'windows') return { kind: 'windows' }
  if (compareApiVersions(version.ApiVersion, MINIMUM_API) < 0)
    return { kind: 'old', apiVersion: version.ApiVersion }
  return { kind: 'usable', version: version.Version, apiVersion: version.ApiVersion }
}

export function judgeFailure(error: { code?: string; message: string }): EngineAnswer {
  switch (error.code) {
    case 'ENOENT':
    case 'ECONNREFUSED':
    case 'ENOTDIR':
    case 'ENOTSOCK':
      return { kind: 'absent' }
    case 'EACCES':
    case 'EPERM':
      return { kind: 'denied' }
    default:
      return { kind: 'broken', message: verbatim(error.message) }
  }
}

/** Asks whoever listens there for its version. */
export async function askEngine(connection: DockerConnection, timeoutMs = 5_000): Promise<EngineAnswer> {
  const started = Date.now()
  try {
    return judgeVersion(await dockerClient(connection, { timeoutMs }).version())
  } catch (error) {
    // The client ends a request that takes too long as if the engine had hung up.
    if (Date.now() - started >= timeoutMs)
      return { kind: 'broken', message: msg`no answer within ${timeoutMs / 1000} s` }
    return judgeFailure(error as Error & { code?: string })
  }
}
