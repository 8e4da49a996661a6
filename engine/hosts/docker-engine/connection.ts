import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where an engine listens; also what dockerode takes as options. PEM texts where TLS is used. */
export type DockerConnection =
  | { socketPath: string }
  | { protocol: 'http' | 'https'; host: string; port: number; ca?: string; cert?: string; key?: string }

/** PEM files of a client; `undefined` where a file isn't there. */
export interface TlsFiles {
  ca?: string
  cert?: string
  key?: string
}

export function readTlsFiles(directory: string): TlsFiles {
  const read = (name: string): string | undefined => {
    try {
      return readFileSync(join(directory, name), 'utf8')
    } catch {
      return undefined
    }
  }
  return { ca: read('ca.pem'), cert: read('cert.pem'), key: read('key.pem') }
}

/**
 * Reads an address as DOCKER_HOST and docker contexts write it. `tls` is asked only for TCP addresses.
 * `undefined` for what we can't use, such as ssh://.
 */
export function parseDockerHost(
  address: string,
  tls: () => TlsFiles | undefined,
): DockerConnection | undefined {
  const path = /^(?:unix|npipe):\/\/(.+)$/.exec(address)?.[1]
  if (path !== undefined) return { socketPath: path }
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || !['tcp:', 'http:', 'https:'].includes(url.protocol) || url.hostname === '') return undefined
  const files = url.protocol === 'http:' ? undefined : tls()
  const secure = files !== undefined || url.protocol === 'https:'
  const defaultPort = secure ? 2376 : 2375
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  return { protocol: secure ? 'https' : 'http', host, port: Number(url.port || defaultPort), ...files }
}

/** The same address as a person, DOCKER_HOST or an error message writes it. */
export function describeConnection(connection: DockerConnection): string {
  if ('socketPath' in connection) {
    return `${connection.socketPath.startsWith('//./pipe/') ? 'npipe' : 'unix'}://${connection.socketPath}`
  }
  return `tcp://${connection.host}:${connection.port}`
}
