import { isIP } from 'node:net'
import { rootCertificates } from 'node:tls'
import type { ConnectionAttempt } from '../../contract/index.ts'
import { type HostEyes, type Seen, seen } from '../audited-host.ts'
import type { ObservedImage, Tried } from '../observation.ts'
import { type HostSurvey, isReadable } from '../survey.ts'
import { eachBounded } from './bounded.ts'
import { addressIn, isNear, placeOf, registriesOf } from './registries.ts'

const TRY_MS = 1000
const MOST_REGISTRIES = 12

type TriedRegistry = Tried<{ registry: string; tls: boolean }>

/**
 * Asks each registry that images came from, where the machine's own files say that it is near: over TLS that is
 * verified as the machine would, then without. Registries elsewhere are spoken to only where probing is allowed.
 */
export async function tryRegistries(
  eyes: HostEyes,
  host: HostSurvey,
  images: readonly ObservedImage[],
  mayGoFar: boolean,
): Promise<Seen<TriedRegistry[]>> {
  const registries = registriesOf(images.flatMap(({ tags, digests }) => [...tags, ...digests]))
  const attempts = registries
    .flatMap((registry) => {
      const near = nearAddress(registry, host)
      if (near === undefined && !mayGoFar) return []
      return [{ registry, address: near ?? placeOf(registry).host }]
    })
    .slice(0, MOST_REGISTRIES)
    .flatMap((each) => [true, false].map((tls) => ({ ...each, tls })))
  const tried = await eachBounded(attempts, 8, async ({ registry, address, tls }): Promise<TriedRegistry> => {
    const outcome = await eyes.connect(attemptAt(registry, address, tls, host))
    return { what: { registry, tls }, outcome }
  })
  return seen(tried)
}

function attemptAt(registry: string, address: string, tls: boolean, host: HostSurvey): ConnectionAttempt {
  const { host: name, port } = placeOf(registry)
  return {
    host: address,
    port: port ?? (tls ? 443 : 80),
    path: '/v2/',
    timeoutMs: TRY_MS,
    ...(tls ? { tls: { ca: trustFor(registry, host), verifyName: name } } : {}),
  }
}

function nearAddress(registry: string, { texts }: HostSurvey): string | undefined {
  const { host } = placeOf(registry)
  if (host === 'localhost') return '127.0.0.1'
  if (isIP(host)) return isNear(host) ? host : undefined
  const names = texts['/etc/hosts']
  return isReadable(names) ? addressIn(names.text, host) : undefined
}

/** Certificates that the machine trusts for this registry: its own folder's, those that its owner added, and everybody's. */
function trustFor(registry: string, { texts }: HostSurvey): string {
  const own = Object.entries(texts).flatMap(([path, read]) => {
    const isMeant =
      path.startsWith(`/etc/docker/certs.d/${registry}/`) ||
      path.startsWith('/usr/local/share/ca-certificates/') ||
      path.startsWith('/etc/pki/ca-trust/source/anchors/')
    return isMeant && isReadable(read) && read.text.includes('BEGIN CERTIFICATE') ? [read.text] : []
  })
  return [...own, ...rootCertificates].join('\n')
}
