import 'reflect-metadata'
import { SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509'

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const DAY_MS = 24 * 3600 * 1000

export interface MadeCertificate {
  /** PEM. */
  key: string
  cert: string
  /** Another certificate of the same key. */
  renew(): Promise<string>
}

/** A certificate for this machine that nobody vouches for. */
export async function makeCertificate(): Promise<MadeCertificate> {
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64')
  let serial = 1
  async function certify(): Promise<string> {
    const certificate = await X509CertificateGenerator.createSelfSigned({
      serialNumber: `0${serial++}`,
      name: 'CN=Class',
      notBefore: new Date(Date.now() - DAY_MS),
      notAfter: new Date(Date.now() + DAY_MS),
      signingAlgorithm: ALGORITHM,
      keys,
      extensions: [new SubjectAlternativeNameExtension([{ type: 'ip', value: '127.0.0.1' }])],
    })
    return certificate.toString('pem')
  }
  return {
    key: `-----BEGIN PRIVATE KEY-----\n${pkcs8}\n-----END PRIVATE KEY-----\n`,
    cert: await certify(),
    renew: certify,
  }
}
