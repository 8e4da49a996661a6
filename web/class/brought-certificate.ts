import { X509Certificate, createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { rootCertificates } from 'node:tls'
import { type Message, msg, verbatim } from '../../contract/index.ts'
import { Refused } from '../refused.ts'
import type { KeyAndCertificate } from './own-certificate.ts'

/** Files in PEM; the certificate's may have its chain. */
export interface CertificateFiles {
  cert: string
  key: string
}

/** Throws Refused, with what is wrong, where a server could not use them now. */
export function broughtCertificate(
  { cert, key }: CertificateFiles,
  now: Date = new Date(),
): KeyAndCertificate {
  const read = { cert: readText(cert), key: readText(key) }
  const parsed = parse(() => new X509Certificate(read.cert), msg`${cert} is no certificate in PEM.`)
  const secret = parse(
    () => createPrivateKey(read.key),
    msg`${key} is no private key in PEM without a password.`,
  )
  if (!parsed.checkPrivateKey(secret))
    throw new Refused(
      msg`The key in ${key} is not that of the certificate in ${cert}: give the two files that were made together.`,
    )
  if (Date.parse(parsed.validTo) <= now.getTime())
    throw new Refused(
      msg`The certificate in ${cert} ended on ${parsed.validTo}: nobody would accept it. Give a newer one.`,
    )
  return read
}

/** Whether its chain, as far as the file has it, leads to an authority that systems come with. */
export function isPubliclyTrusted(pem: string): boolean {
  const chain = [...pem.matchAll(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)].map(
    ([one]) => new X509Certificate(one),
  )
  const roots = rootCertificates.map((text) => new X509Certificate(text))
  const isKnown = (one: X509Certificate) =>
    roots.some((root) => root.fingerprint256 === one.fingerprint256 || isIssuedBy(one, root))
  const broken = chain.findIndex((one, at) => at > 0 && !isIssuedBy(chain[at - 1] ?? one, one))
  // What comes after the first that is known is for older systems.
  return chain.slice(0, broken === -1 ? chain.length : broken).some(isKnown)
}

const isIssuedBy = (one: X509Certificate, by: X509Certificate): boolean =>
  one.checkIssued(by) && one.verify(by.publicKey)

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new Refused(msg`${path} can’t be read: ${verbatim(code ?? message)}.`)
  }
}

function parse<T>(read: () => T, otherwise: Message): T {
  try {
    return read()
  } catch {
    throw new Refused(otherwise)
  }
}
