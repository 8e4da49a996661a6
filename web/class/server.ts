import { createServer } from 'node:https'
import type { Socket } from 'node:net'
import { msg } from '../../contract/index.ts'
import type { ClassServer } from '../../classroom/parts.ts'
import { keyFingerprint } from '../../engine/classroom/pin.ts'
import { logError } from '../../engine/log.ts'
import { portOf, tryListen } from '../listen.ts'
import { Refused } from '../refused.ts'
import { staticFiles } from '../static-files.ts'
import { type CertificateFiles, broughtCertificate, isPubliclyTrusted } from './brought-certificate.ts'
import { isFor, namesIn } from './certificate-names.ts'
import { createClassHttpHandler } from './http-handler.ts'
import { instructorToken } from '../../engine/classroom/serving/instructor-link.ts'
import { type ListenAddress, bracketed, isEverywhere, isLoopback } from './listen-address.ts'
import { ownCertificate } from './own-certificate.ts'
import { type OwnNames, hostHeaders, ownNames, urlOf } from './own-names.ts'
import { createClassUpgradeHandler } from './upgrade-handler.ts'

export interface ClassHttpsOptions {
  klass: Omit<ClassServer, 'database' | 'connectLearner' | 'close' | 'invitation'>
  /** Where certificate and key are kept. */
  home: string
  /** The built renderer's folder. */
  files: string
  listen: ListenAddress
  /** For links, before all others: what others call this machine. */
  publicNames?: readonly string[]
  /** In place of the one that is made here. */
  certificate?: CertificateFiles
  /** How often the certificate is looked at: whether it ends soon, misses a name, or was replaced. In milliseconds. */
  renewalMs?: number
}

export interface ClassHttps {
  readonly port: number
  /** The same for a browser on this machine. */
  readonly here: string
  /** "https://192.0.2.7:4848", the likeliest first. */
  addresses(): string[]
  /** An address that makes one browser the instructor's, once; the one before no longer does. */
  instructorLink(): string
  close(): Promise<void>
}

/** Networks come and go under a server: how old its knowledge of them may be, in milliseconds. */
const NAMES_MS = 5000
const RENEWAL_MS = 10 * 60_000
const MAX_CONNECTIONS = 10_000

/** Serves a class. Throws Refused where it can't be as it was asked for. */
export async function serveClass(options: ClassHttpsOptions): Promise<ClassHttps> {
  const { klass, home, listen, publicNames = [], certificate } = options
  const files = staticFiles(options.files)
  const brought = certificate && broughtCertificate(certificate)
  // A certificate that is brought says what the machine is called.
  const called = publicNames.length > 0 || !brought ? publicNames : namesIn(brought.cert)
  const names = createNames(() => ownNames(listen, called))
  const certify = async () =>
    certificate ? broughtCertificate(certificate) : ownCertificate(home, names().known)
  let tls = brought ?? (await certify())
  let isVouchedFor = isPubliclyTrusted(tls.cert)

  const server = createServer({
    ...tls,
    minVersion: 'TLSv1.2',
    handshakeTimeout: 10_000,
    headersTimeout: 5000,
    requestTimeout: 10_000,
    connectionsCheckingInterval: 1000,
    keepAliveTimeout: 15_000,
    maxHeaderSize: 16 * 1024,
  })
  server.maxConnections = MAX_CONNECTIONS
  // HTTP knows only those that have said something.
  const connections = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    connections.add(socket)
    socket.on('close', () => connections.delete(socket))
  })
  const failed = await tryListen(server, listen)
  if (failed) throw cannotListen(listen, failed)
  const port = portOf(server)

  const at = {
    scheme: 'https' as const,
    hosts: () => names().known.flatMap((name) => hostHeaders(name, port)),
  }
  const token = instructorToken(home)
  const addresses = () => names().shown.map((name) => urlOf(name, port))
  const answer = createClassHttpHandler(klass, { port, at, token }, files)
  const channels = createClassUpgradeHandler(klass, { port, at }, logError)
  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      logError('answering a request', error)
      response.destroy()
    })
  })
  server.on('upgrade', channels.upgrade)
  klass.setReach({
    addresses,
    fingerprint: () => keyFingerprint(tls.cert),
    isTrusted: () => isVouchedFor && isFor(tls.cert, names().shown[0] ?? ''),
  })

  const renewal = setInterval(() => {
    certify()
      .then((fresh) => {
        if (fresh.cert === tls.cert) return
        tls = fresh
        isVouchedFor = isPubliclyTrusted(fresh.cert)
        server.setSecureContext({ ...fresh, minVersion: 'TLSv1.2' })
      })
      // The one that is served stays.
      .catch((error: unknown) => logError('renewing the certificate', error))
  }, options.renewalMs ?? RENEWAL_MS)

  return {
    port,
    here: urlOf(isEverywhere(listen.host) || isLoopback(listen.host) ? '127.0.0.1' : listen.host, port),
    addresses,
    instructorLink: () => `${addresses()[0] ?? ''}/?token=${token.draw()}`,
    close() {
      clearInterval(renewal)
      channels.close()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of connections) socket.destroy()
      return closed
    },
  }
}

function createNames(read: () => OwnNames): () => OwnNames {
  let known = read()
  let at = performance.now()
  return () => {
    if (performance.now() - at > NAMES_MS) {
      known = read()
      at = performance.now()
    }
    return known
  }
}

function cannotListen({ host, port }: ListenAddress, code: string): Refused {
  const place = `${bracketed(host)}:${port}`
  switch (code) {
    case 'EADDRINUSE':
      return new Refused(
        msg`Another program listens at ${place}. Stop that one, or choose another port: --listen ${`${bracketed(host)}:${port + 1}`}`,
      )
    case 'EACCES':
      return new Refused(
        msg`This user may not listen at ${place}. Choose a port from 1024 on: --listen ${`${bracketed(host)}:4848`}`,
      )
    default:
      return new Refused(
        msg`This machine has no address ${host}. Choose one that it has, or 0.0.0.0 for all of them.`,
      )
  }
}
