import { X509Certificate, createHash } from 'node:crypto'

/**
 * What a join link pins of a class server: SHA-256 of its public key (SPKI, DER), in lower-case hex. Not of the certificate,
 * which is renewed and gets new names with the same key. Links of servers whose certificate the system trusts have no
 * pin: those keys may change. `certificate`: DER, as `TLSSocket.getPeerCertificate().raw`, or PEM.
 */
export function keyFingerprint(certificate: Buffer | string): string {
  const key = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(key).digest('hex')
}
