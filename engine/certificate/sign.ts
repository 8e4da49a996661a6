import { createHash } from 'node:crypto'
import { type CertificateEvidence, CertificateFile } from '../../contract/audit/index.ts'
import { signFile, signingKey } from '../signed-file.ts'

export const CERTIFICATE_KEY = 'certificate-key'

/** By which a bundle is known: SHA-256 of its bytes, in hex. */
export const fingerprintOf = (bytes: string | Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex')

/**
 * An evidence bundle, signed by this installation's own key. The same evidence always gives the same bytes, so that a
 * printed fingerprint fits a file that is saved later.
 */
export const signCertificate = (home: string, evidence: CertificateEvidence): string =>
  signFile(CertificateFile.shape.format.value, evidence, signingKey(home, CERTIFICATE_KEY))
