import { request as httpRequest } from 'node:http'
import { isIP } from 'node:net'
import type { Duplex } from 'node:stream'
import { connect as tlsConnect, type PeerCertificate, type TLSSocket } from 'node:tls'
import type { ConnectionAttempt, ConnectionOutcome } from '../../../contract/index.ts'
import { checkServerName } from './server-name.ts'

const MAX_BODY = 64 * 1024

/** One HTTP request over a stream that is connected already, with TLS where the attempt says so. Never throws. */
export async function attemptHttp(stream: Duplex, attempt: ConnectionAttempt): Promise<ConnectionOutcome> {
  const timeoutMs = attempt.timeoutMs ?? 5000
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<ConnectionOutcome>((resolve) => {
    timer = setTimeout(
      () => resolve({ kind: 'timeout', message: `no answer within ${timeoutMs} ms` }),
      timeoutMs,
    )
  })
  try {
    return await Promise.race([converse(stream, attempt), timeout])
  } finally {
    clearTimeout(timer)
    stream.destroy()
  }
}

async function converse(stream: Duplex, attempt: ConnectionAttempt): Promise<ConnectionOutcome> {
  if (!attempt.tls) return exchange(stream, attempt, () => undefined)
  const secured = await handshake(stream, attempt.host, attempt.tls)
  if ('kind' in secured) return secured
  try {
    return await exchange(secured.socket, attempt, () => secured.certificate)
  } finally {
    secured.socket.destroy()
  }
}

type Tls = NonNullable<ConnectionAttempt['tls']>

function handshake(
  stream: Duplex,
  host: string,
  tls: Tls,
): Promise<ConnectionOutcome | { socket: TLSSocket; certificate: string }> {
  const name = tls.verifyName ?? host
  return new Promise((resolve) => {
    let socket: TLSSocket
    try {
      socket = tlsConnect({
        socket: stream,
        // We verify by hand afterwards, so that the certificate can be shown also where it is not trusted.
        rejectUnauthorized: false,
        // checkServerName judges; Node's own check would ask for localhost where the name is an address.
        checkServerIdentity: () => undefined,
        ca: tls.ca,
        cert: tls.cert,
        key: tls.key,
        servername: isIP(name) ? undefined : name,
        ALPNProtocols: ['http/1.1'],
      })
    } catch (error) {
      resolve({ kind: 'unusable', message: messageOf(error) })
      return
    }
    socket.once('secureConnect', () => {
      const leaf = socket.getPeerCertificate()
      const certificate = toPem(leaf)
      const distrust =
        tls.ca === undefined ? undefined : (authorizationError(socket) ?? checkServerName(name, leaf))
      if (distrust !== undefined) {
        socket.destroy()
        resolve({ kind: 'untrusted', message: distrust, peerCertificate: certificate })
      } else resolve({ socket, certificate })
    })
    // Not only once: a reset after the handshake would otherwise be nobody's error.
    socket.on('error', (error) => resolve({ kind: 'rejected', message: messageOf(error) }))
    socket.once('close', () =>
      resolve({ kind: 'rejected', message: 'the server closed the connection during the TLS handshake' }),
    )
  })
}

function authorizationError(socket: TLSSocket): string | undefined {
  if (socket.authorized) return undefined
  const error: unknown = socket.authorizationError
  return error instanceof Error ? messageOf(error) : String(error)
}

function toPem(certificate: PeerCertificate): string {
  const lines = certificate.raw.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

function exchange(
  stream: Duplex,
  attempt: ConnectionAttempt,
  certificate: () => string | undefined,
): Promise<ConnectionOutcome> {
  return new Promise((resolve) => {
    const body = attempt.body === undefined ? undefined : JSON.stringify(attempt.body)
    const request = httpRequest({
      createConnection: () => stream,
      method: attempt.method ?? 'GET',
      path: attempt.path,
      headers: {
        host: 'docker',
        connection: 'close',
        ...(body === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
      },
    })
    request.on('response', (response) => {
      const chunks: Buffer[] = []
      let size = 0
      const finish = (): void =>
        resolve({
          kind: 'answered',
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString('utf8', 0, MAX_BODY),
          peerCertificate: certificate(),
        })
      response.on('data', (chunk: Buffer) => {
        if (size >= MAX_BODY) return
        chunks.push(chunk)
        size += chunk.length
        if (size >= MAX_BODY) finish()
      })
      response.on('end', finish)
      response.on('error', finish)
    })
    request.on('error', (error) => resolve({ kind: 'rejected', message: messageOf(error) }))
    request.end(body)
  })
}

/** TLS errors without the library's file names: "tlsv13 alert certificate required". */
function messageOf(error: unknown): string {
  const { code, reason, message } = error as { code?: string; reason?: string; message?: string }
  if (reason) return reason
  if (code === 'ECONNRESET') return 'the server closed the connection'
  if (code?.startsWith('HPE_')) return `not an HTTP answer (${message})`
  return message ?? String(error)
}
