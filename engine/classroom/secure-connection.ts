import { isIP } from 'node:net'
import { type TLSSocket, connect } from 'node:tls'
import type { ClassAddress } from '../progress/membership.ts'
import { keyFingerprint } from './pin.ts'
import { classTroubles } from './troubles.ts'

/** Until a connection is there and has shown its certificate, in milliseconds. */
const CONNECT_MS = 10_000

/**
 * A TLS connection on which nothing was sent yet, to the server that is meant: one whose certificate is of the pinned key (pin.ts), or,
 * where none is pinned, one whose certificate the system's authorities vouch for. Rejects with TroubleError.
 */
export function connectSecurely(
  { address, fingerprint }: ClassAddress,
  signal?: AbortSignal,
): Promise<TLSSocket> {
  return connectTo(address, { isVouchedFor: fingerprint === null }, signal, (shown) =>
    fingerprint === null || shown === fingerprint ? undefined : classTroubles.otherCertificate(address),
  )
}

/** The fingerprint of the key that a server shows, whoever it may be: it is sent nothing. Rejects with TroubleError. */
export async function shownFingerprint(address: string, signal?: AbortSignal): Promise<string> {
  let seen = ''
  const socket = await connectTo(address, { isVouchedFor: false }, signal, (shown) => {
    seen = shown
    return shown === '' ? classTroubles.notAClass(address) : undefined
  })
  socket.destroy()
  return seen
}

function connectTo(
  address: string,
  { isVouchedFor }: { isVouchedFor: boolean },
  signal: AbortSignal | undefined,
  /** Is told the key's fingerprint, empty where none was shown. What it answers is why the connection is not wanted. */
  judge: (fingerprint: string) => Error | undefined,
): Promise<TLSSocket> {
  const { hostname, port } = new URL(address)
  const host = hostname.replace(/^\[|\]$/g, '')
  return new Promise((resolve, reject) => {
    const socket = connect({
      host,
      port: Number(port || 443),
      // A server's name may not be an address.
      servername: isIP(host) ? '' : host,
      minVersion: 'TLSv1.2',
      ALPNProtocols: ['http/1.1'],
      // A self-made certificate is vouched for by nobody: whoever calls knows the key by itself.
      rejectUnauthorized: isVouchedFor,
    })
    const abort = () => fail(signal?.reason)
    const timer = setTimeout(() => fail(classTroubles.silent(address)), CONNECT_MS)
    const done = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      socket.off('error', onError)
      socket.off('close', onClose)
    }
    function fail(error: unknown): void {
      done()
      socket.on('error', () => {})
      socket.destroy()
      reject(error)
    }
    const onError = (error: NodeJS.ErrnoException) => fail(troubleOf(error, address))
    socket.once('error', onError)
    const onClose = () => fail(classTroubles.silent(address))
    socket.once('close', onClose)
    signal?.addEventListener('abort', abort)
    if (signal?.aborted) return abort()
    socket.once('secureConnect', () => {
      const shown = socket.getPeerX509Certificate()
      const unwanted = judge(shown ? keyFingerprint(shown.raw) : '')
      if (unwanted) return fail(unwanted)
      done()
      resolve(socket)
    })
  })
}

/** Why there is no connection, for a person. */
export function troubleOf(error: NodeJS.ErrnoException, address: string) {
  const code = error.code ?? ''
  if (/CERT|SIGNATURE|SIGNED|VERIFY|ISSUER|CRL|ALTNAME/.test(code))
    return classTroubles.untrusted(address, error)
  if (/^(ERR_SSL|EPROTO)/.test(code)) return classTroubles.notAClass(address)
  return classTroubles.unreachable(address, error)
}
