import { createHash } from 'node:crypto'
import { ProbeError, type FileInfo, type HostProbe } from '../../contract/index.ts'
import { isSignedBy, readCertificates, readPrivateKey } from './certificates.ts'
import { configFileOf } from '../../readings/daemon-options.ts'
import { tlsPathsOf } from './daemon-options.ts'
import type { KeyFile, ServerFiles } from './observation.ts'

/** Where people keep keys. Docker's own data is left out: it is large, and images hold keys of strangers. */
const KEY_ROOTS = ['/etc', '/root', '/home', '/opt', '/srv', '/tmp', '/var/tmp', '/var/lib', '/usr/local']
const NOT_THERE = [
  '/var/lib/docker',
  '/var/lib/containerd',
  '/var/lib/dpkg',
  '/var/lib/apt',
  '/var/lib/systemd',
]

/** A file of all the web's authorities would only make an observation large. */
const MOST_AUTHORITIES = 8

/** What dockerd's options name on the disk; `null` where it isn't told to use TLS. */
export async function readServerFiles(
  master: HostProbe,
  args: readonly string[],
  clientCert: string | null,
): Promise<ServerFiles | null> {
  const paths = tlsPathsOf(args, await master.readFile(configFileOf(args)))
  if (!paths) return null
  const [ca, cert] = await Promise.all([master.readFile(paths.ca), master.readFile(paths.cert)])
  const authorities = readCertificates(ca ?? null)
  const shown = readCertificates(clientCert)
  const signed = authorities.filter((authority) =>
    shown.some((certificate) => isSignedBy(certificate, [authority])),
  )
  const kept = [...new Set([...signed, ...authorities])].slice(0, MOST_AUTHORITIES)
  return {
    paths,
    authorities: authorities.length,
    ca: ca === undefined ? null : kept.join(''),
    cert: cert ?? null,
  }
}

/**
 * Every private key in the usual places, and the server's wherever it is. `trouble` says why there may be
 * more: a search has bounds, and what lies beyond them must not pass for private.
 */
export async function findKeys(
  host: HostProbe,
  elsewhere: readonly string[],
): Promise<{ keys: KeyFile[]; trouble: string[] }> {
  const trouble: string[] = []
  const [found, named] = await Promise.all([
    host
      .findFiles({ roots: KEY_ROOTS, exclude: NOT_THERE, needle: 'PRIVATE KEY-----', maxFiles: 100 })
      .catch((cause: unknown) => {
        if (!(cause instanceof ProbeError)) throw cause
        trouble.push(cause.message)
        return []
      }),
    Promise.all(elsewhere.map((path) => host.stat(path))),
  ])
  const files = new Map<string, FileInfo>()
  for (const file of [...found, ...named]) if (file?.type === 'file') files.set(file.path, file)
  const keys = await Promise.all([...files.values()].map((file) => readKey(host, file)))
  return { keys: keys.flat().sort((a, b) => a.path.localeCompare(b.path)), trouble }
}

async function readKey(host: HostProbe, { path, mode, othersCanRead }: FileInfo): Promise<KeyFile[]> {
  const text = await host.readFile(path)
  const key = text === undefined ? undefined : readPrivateKey(text)
  if (text === undefined || key === undefined) return []
  const content = createHash('sha256').update(text).digest('hex')
  return [{ host: host.name, path, mode, othersCanRead, publicKey: key.publicKey, content }]
}
