import { createHash } from 'node:crypto'
import type { Params } from '../../contract/index.ts'

/** Who has a key in this lab. */
type Owner = 'ca' | 'server' | 'client'

/**
 * Shell that makes the lab's certificates in the current directory. The hosts can't talk to each other while
 * they are set up, so each makes them for itself: keys come from the drawn parameters, and what an Ed25519 key
 * signs is always the same, so client's certificate and its copy on stranger are one file. The CA's key is gone
 * afterwards.
 */
export function makeCertificates(params: Params, owner: 'server' | 'client'): string {
  const sign = 'openssl req -x509 -not_before 20250101000000Z -not_after 20400101000000Z'
  const extensions =
    owner === 'server'
      ? '-addext subjectAltName=DNS:master -addext extendedKeyUsage=serverAuth'
      : '-addext extendedKeyUsage=clientAuth'
  return `umask 077
cat > ca-key.pem <<'END'
${keyOf('ca', params)}
END
cat > key.pem <<'END'
${keyOf(owner, params)}
END
${sign} -key ca-key.pem -subj '/CN=${params.caName}' -set_serial 1 -addext basicConstraints=critical,CA:true -addext keyUsage=critical,keyCertSign -out ca.pem
${sign} -CA ca.pem -CAkey ca-key.pem -key key.pem -subj '/CN=${owner === 'server' ? 'master' : 'client'}' -set_serial ${owner === 'server' ? 2 : 3} -addext basicConstraints=CA:false ${extensions} -out cert.pem
rm ca-key.pem
chmod 444 ca.pem cert.pem
chmod 400 key.pem
umask 022
`
}

/** An Ed25519 key is any 32 bytes; the rest of its PKCS #8 form never changes. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

function keyOf(owner: Owner, params: Params): string {
  const seed = createHash('sha256')
    .update(JSON.stringify([owner, params.caName, params.apiPort]))
    .digest()
  const body = Buffer.concat([PKCS8, seed]).toString('base64')
  return `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----`
}
