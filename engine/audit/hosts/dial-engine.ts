import { connect, isIP } from 'node:net'
import type { Duplex } from 'node:stream'
import { connect as connectTls } from 'node:tls'
import type { DockerConnection } from '../../hosts/docker-engine/connection.ts'
import { checkServerName } from '../../hosts/probe/server-name.ts'

const TIMEOUT_MS = 10_000

/** A connection to an engine, with TLS where its address says so: verified as the docker CLI does. */
export function dialEngine(connection: DockerConnection): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const stream =
      'socketPath' in connection
        ? connect(connection.socketPath)
        : connection.protocol === 'http'
          ? connect(connection.port, connection.host)
          : connectTls({
              port: connection.port,
              host: connection.host,
              servername: isIP(connection.host) ? undefined : connection.host,
              ca: connection.ca,
              cert: connection.cert,
              key: connection.key,
              ALPNProtocols: ['http/1.1'],
              checkServerIdentity: (_, certificate) => {
                const distrust = checkServerName(connection.host, certificate)
                return distrust === undefined ? undefined : tlsError(distrust)
              },
            })
    const ready = 'socketPath' in connection || connection.protocol === 'http' ? 'connect' : 'secureConnect'
    const timer = setTimeout(() => {
      stream.destroy(Object.assign(new Error(`no answer within ${TIMEOUT_MS} ms`), { code: 'ETIMEDOUT' }))
    }, TIMEOUT_MS)
    stream.once(ready, () => {
      clearTimeout(timer)
      resolve(stream)
    })
    stream.on('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
  })
}

const tlsError = (message: string): Error => Object.assign(new Error(message), { code: 'ERR_TLS_CERT_NAME' })

/** Whether what went wrong is about certificates, in Node's and OpenSSL's codes. */
export function isAboutTls({ code = '', message }: { code?: string; message: string }): boolean {
  return (
    /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO)/.test(code) ||
    /\b(certificate|TLS|SSL|HTTPS)\b/i.test(message)
  )
}
