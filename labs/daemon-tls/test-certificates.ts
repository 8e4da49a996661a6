import 'reflect-metadata'
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
  type JsonGeneralNames,
} from '@peculiar/x509'

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1'

const makeKeys = () => crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])

async function pemOf(key: Awaited<ReturnType<typeof makeKeys>>['privateKey']): Promise<string> {
  return PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')
}

/** A CA for tests, and the server certificates that it signs. All PEM. */
export async function makeAuthority(name = 'Test CA') {
  const keys = await makeKeys()
  const cert = await X509CertificateGenerator.createSelfSigned({
    name: [{ CN: [name] }],
    keys,
    extensions: [new BasicConstraintsExtension(true, undefined, true)],
  })
  const issue = async (leaf: {
    names?: JsonGeneralNames
    purposes?: string[]
    notBefore?: Date
    notAfter?: Date
  }) => {
    const own = await makeKeys()
    const issued = await X509CertificateGenerator.create({
      subject: 'CN=master',
      issuer: cert.subjectName,
      publicKey: own.publicKey,
      signingKey: keys.privateKey,
      notBefore: leaf.notBefore ?? new Date(Date.now() - 60_000),
      notAfter: leaf.notAfter ?? new Date(Date.now() + 3_600_000),
      extensions: [
        ...(leaf.names ? [new SubjectAlternativeNameExtension(leaf.names)] : []),
        ...(leaf.purposes?.length === 0
          ? []
          : [new ExtendedKeyUsageExtension(leaf.purposes ?? [SERVER_AUTH])]),
      ],
    })
    return { cert: issued.toString('pem'), key: await pemOf(own.privateKey) }
  }
  return { cert: cert.toString('pem'), key: await pemOf(keys.privateKey), issue }
}
