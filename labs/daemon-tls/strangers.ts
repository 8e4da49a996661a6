// The certificate library needs a Reflect polyfill that is loaded before it.
import 'reflect-metadata'
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const DAY = 24 * 60 * 60 * 1000

/** Somebody whose CA has the right name and the wrong key. All PEM. */
export interface Stranger {
  ca: string
  cert: string
  key: string
}

/**
 * A client certificate, made now, of a CA that calls itself as `imitated` does: a server that looks at
 * names only lets it in. Without a certificate to imitate the CA is called `caName`.
 */
export async function makeStranger(imitated: string | null, caName: string): Promise<Stranger> {
  const issuer = subjectOf(imitated) ?? [{ CN: [caName] }]
  const [caKeys, keys] = await Promise.all([makeKeys(), makeKeys()])
  const notBefore = new Date(Date.now() - DAY)
  const notAfter = new Date(Date.now() + DAY)
  const ca = await X509CertificateGenerator.createSelfSigned({
    name: issuer,
    keys: caKeys,
    notBefore,
    notAfter,
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  })
  const cert = await X509CertificateGenerator.create({
    subject: [{ CN: ['client'] }],
    issuer,
    publicKey: keys.publicKey,
    signingKey: caKeys.privateKey,
    notBefore,
    notAfter,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth]),
    ],
  })
  const key = PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY')
  return { ca: ca.toString('pem'), cert: cert.toString('pem'), key }
}

function makeKeys() {
  return crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
}

function subjectOf(pem: string | null) {
  if (pem === null) return undefined
  try {
    return new X509Certificate(pem).subjectName
  } catch {
    return undefined
  }
}
