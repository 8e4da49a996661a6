import { homedir } from 'node:os'
import { join } from 'node:path'
import type { AuditTarget } from '../../../contract/audit/index.ts'
import { type MessageValue, msg } from '../../../contract/index.ts'
import { type Candidate, contextCandidate, dockerCandidates } from '../../hosts/docker-engine/candidates.ts'
import { parseDockerHost, readTlsFiles } from '../../hosts/docker-engine/connection.ts'
import { ownEngineFiles } from '../../hosts/docker-engine/own-engine-files.ts'
import { hostTroubles } from './troubles.ts'

export type DockerTarget = Extract<AuditTarget, { kind: 'docker' }>

export interface Surroundings {
  env: NodeJS.ProcessEnv
  platform: NodeJS.Platform
  userHome: string
  /** Bulkhead's own folder. */
  home: string
}

export const surroundings = (home: string): Surroundings => ({
  env: process.env,
  platform: process.platform,
  userHome: homedir(),
  home,
})

/** Places where the engine that is meant may answer, best first: only one where somebody named it. Throws TroubleError. */
export function candidatesOf(target: DockerTarget, around: Surroundings): Candidate[] {
  const { env, platform, userHome, home } = around
  const configDirectory = env.DOCKER_CONFIG || join(userHome, '.docker')
  if (target.address !== undefined)
    return [named(msg`the address that was given`, target.address, env, configDirectory)]
  if (target.context === 'default') {
    const { DOCKER_CONTEXT: _, ...others } = env
    return dockerCandidates({
      platform,
      env: others,
      userHome,
      ownSocket: ownEngineFiles(home).socket,
    }).filter(
      ({ connection, explicit }) => explicit || (connection !== undefined && 'socketPath' in connection),
    )
  }
  if (target.context !== undefined) {
    const found = contextCandidate(configDirectory, target.context, true)
    if (!found || (found.connection === undefined && found.address === target.context))
      throw hostTroubles.noContext(target.context)
    return [found]
  }
  const found = dockerCandidates({ platform, env, userHome, ownSocket: ownEngineFiles(home).socket })
  const unknown = found.find(
    ({ connection, address }) => connection === undefined && address === env.DOCKER_CONTEXT,
  )
  if (unknown) throw hostTroubles.noContext(unknown.address)
  return found
}

/** As the docker CLI takes it: TLS where DOCKER_TLS_VERIFY says so, with the files of DOCKER_CERT_PATH. */
function named(
  from: MessageValue,
  address: string,
  env: NodeJS.ProcessEnv,
  configDirectory: string,
): Candidate {
  const tls = () =>
    env.DOCKER_TLS_VERIFY ? readTlsFiles(env.DOCKER_CERT_PATH || configDirectory) : undefined
  return { from, connection: parseDockerHost(address, tls), address, explicit: true }
}
