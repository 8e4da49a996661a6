import { createHash, createPrivateKey, sign } from 'node:crypto'
import type { CertificateEvidence, CertificateFile } from '../../contract/audit/index.ts'
import { drawKey, publicKeyOf } from '../classroom/keys.ts'
import { keptValue } from '../home.ts'

export const CERTIFICATE_KEY = 'certificate-key'

/** By which a bundle is known: SHA-256 of its bytes, in hex. */
export const fingerprintOf = (bytes: string | Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex')

/**
 * An evidence bundle, signed by this installation's own key, which is made when first needed and readable for its user
 * only. The same evidence always gives the same bytes, so that a printed fingerprint fits a file that is saved later.
 */
export function signCertificate(home: string, evidence: CertificateEvidence): string {
  const kept = keptValue(home, CERTIFICATE_KEY, drawKey)
  const key = createPrivateKey({ key: Buffer.from(kept, 'base64'), format: 'der', type: 'pkcs8' })
  const payload = JSON.stringify(evidence)
  const file: CertificateFile = {
    format: 'bulkhead-certificate',
    version: 1,
    key: publicKeyOf(kept),
    signature: sign(null, Buffer.from(payload), key).toString('base64'),
    payload,
  }
  return `${JSON.stringify(file, null, 2)}\n`
}
