import { createHash, createPrivateKey, createPublicKey, X509Certificate, type KeyObject } from 'node:crypto'
import { isIP } from 'node:net'
import { type Message, msg, verbatim } from '../../contract/index.ts'

const SERVER_AUTH = '1.3.6.1.5.5.7.3.1'

/** All certificates of a PEM file, in order; what can't be read is left out. */
export function readCertificates(pem: string | null): X509Certificate[] {
  const blocks = pem?.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []
  return blocks.flatMap((block) => {
    try {
      return [new X509Certificate(block)]
    } catch {
      return []
    }
  })
}

/** SHA-256 of the public key, hex: the same for a key and every certificate about it. */
export function fingerprintOf(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
}

/** Fingerprints of all certificates in a PEM file. */
export function fingerprintsOf(pem: string | null): string[] {
  return readCertificates(pem).map((certificate) => fingerprintOf(certificate.publicKey))
}

/**
 * Whether a text is a private key that TLS can use, and its fingerprint; `null` in place of one that
 * only a passphrase opens. OpenSSH's own format is no such key.
 */
export function readPrivateKey(pem: string): { publicKey: string | null } | undefined {
  const block = pem.match(
    /-----BEGIN ((?:RSA |EC |DSA |ENCRYPTED )?PRIVATE KEY)-----[\s\S]+?-----END \1-----/,
  )?.[0]
  if (!block) return undefined
  try {
    return { publicKey: fingerprintOf(createPublicKey(createPrivateKey(block))) }
  } catch {
    return { publicKey: null }
  }
}

export function isSignedBy(certificate: X509Certificate, authorities: readonly X509Certificate[]): boolean {
  return authorities.some((ca) => certificate.checkIssued(ca) && certificate.verify(ca.publicKey))
}

/** Names and addresses that a certificate is valid for, as it lists them. */
export function namesOf(certificate: X509Certificate): Message {
  return certificate.subjectAltName === undefined
    ? msg`none (no subjectAltName)`
    : verbatim(certificate.subjectAltName)
}

/**
 * Why a client that trusts `authorities` and asks for `name` refuses this server certificate, as
 * clauses about it; empty when it does not. As today's clients judge: the subject's CN counts for nothing, and a certificate that names no purpose is good for all.
 */
export function problemsOf(
  certificate: X509Certificate,
  authorities: readonly X509Certificate[],
  name: string,
  at: string,
): Message[] {
  const matches = isValidFor(certificate, name)
  const purposes = certificate.keyUsage ?? []
  const now = new Date(at)
  return [
    isSignedBy(certificate, authorities) ? undefined : msg`it was not signed by the CA in client's ca.pem`,
    certificate.validFromDate <= now ? undefined : msg`it is not valid before ${certificate.validFrom}`,
    certificate.validToDate >= now ? undefined : msg`it ran out at ${certificate.validTo}`,
    matches ? undefined : nameProblem(certificate, name),
    purposes.length === 0 || purposes.includes(SERVER_AUTH)
      ? undefined
      : msg`it is not meant for servers (serverAuth is missing)`,
  ].filter((problem) => problem !== undefined)
}

/** As Go judges: entries of the right kind only, and a `*` stands for the first label of several. */
function isValidFor(certificate: X509Certificate, name: string): boolean {
  const kind = isIP(name) ? 'IP Address:' : 'DNS:'
  const wildcard = name.includes('.') ? name.replace(/^[^.]+/, '*').toLowerCase() : undefined
  return (certificate.subjectAltName ?? '')
    .split(', ')
    .filter((entry) => entry.startsWith(kind))
    .map((entry) => entry.slice(kind.length).toLowerCase())
    .some((entry) => entry === name.toLowerCase() || (kind === 'DNS:' && entry === wildcard))
}

function nameProblem(certificate: X509Certificate, name: string): Message {
  return certificate.subjectAltName
    ? msg`it does not list ${name}, only ${certificate.subjectAltName}`
    : msg`it has no subjectAltName, and clients no longer look at the CN`
}
