import Docker from 'dockerode'
import type { DockerConnection } from './connection.ts'

/**
 * A client for exactly this connection. dockerode mixes DOCKER_HOST and its kin into whatever it isn't
 * told; saying `undefined` keeps them out.
 */
export function dockerClient(connection: DockerConnection, options: { timeoutMs?: number } = {}): Docker {
  const { timeoutMs } = options
  if ('socketPath' in connection) {
    return new Docker({
      host: undefined,
      port: undefined,
      protocol: 'http',
      timeout: timeoutMs,
      ...connection,
    })
  }
  return new Docker({ ca: undefined, cert: undefined, key: undefined, timeout: timeoutMs, ...connection })
}
