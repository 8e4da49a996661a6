import 'reflect-metadata'
import { X509Certificate, createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { keptValue } from '../../engine/home.ts'
import { isFor } from './certificate-names.ts'

/** PEM. */
export interface KeyAndCertificate {
  key: string
  cert: string
}

const DAY_MS = 24 * 3600 * 1000
const LIFE_MS = 365 * DAY_MS
/** Before its end it is made anew; the key stays, so that links and apps know it. */
const RENEW_MS = 30 * DAY_MS

/**
 * The certificate that a class makes for itself, kept in `home`: as it is there while it is good for these names and has
 * some time left, else a new one of the same key. The key is readable by this user only.
 */
export async function ownCertificate(
  home: string,
  names: readonly string[],
  now: Date = new Date(),
): Promise<KeyAndCertificate> {
  const key = keptValue(home, 'tls-key.pem', () =>
    generateKeyPairSync('ec', { namedCurve: 'P-256' })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString(),
  )
  const path = join(home, 'tls-cert.pem')
  const kept = read(path)
  if (kept !== undefined && isGood(kept, key, names, now)) return { key, cert: kept }
  const cert = await selfSigned(key, names, now)
  // Whole or not at all, also over a crash.
  writeFileSync(`${path}.new`, cert, { mode: 0o600 })
  renameSync(`${path}.new`, path)
  return { key, cert }
}

function isGood(cert: string, key: string, names: readonly string[], now: Date): boolean {
  try {
    const parsed = new X509Certificate(cert)
    return (
      parsed.checkPrivateKey(createPrivateKey(key)) &&
      Date.parse(parsed.validTo) - now.getTime() > RENEW_MS &&
      Date.parse(parsed.validFrom) <= now.getTime() &&
      names.every((name) => isFor(cert, name))
    )
  } catch {
    return false
  }
}

async function selfSigned(pem: string, names: readonly string[], now: Date): Promise<string> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const key = createPrivateKey(pem)
  const { d: _secret, ...publicJwk } = key.export({ format: 'jwk' })
  const { subtle } = globalThis.crypto
  const made = await X509CertificateGenerator.createSelfSigned({
    serialNumber: randomBytes(16).toString('hex'),
    name: 'CN=Bulkhead class',
    // Clocks of a room differ.
    notBefore: new Date(now.getTime() - DAY_MS),
    notAfter: new Date(now.getTime() + LIFE_MS),
    signingAlgorithm: { ...algorithm, hash: 'SHA-256' },
    keys: {
      privateKey: await subtle.importKey(
        'pkcs8',
        key.export({ type: 'pkcs8', format: 'der' }),
        algorithm,
        false,
        ['sign'],
      ),
      publicKey: await subtle.importKey('jwk', publicJwk, algorithm, true, ['verify']),
    },
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(
        names.map((name) => ({ type: isIP(name) ? ('ip' as const) : ('dns' as const), value: name })),
      ),
    ],
  })
  return `${made.toString('pem')}\n`
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
