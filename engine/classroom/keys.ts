import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'

/** A new Ed25519 private key: PKCS #8 in DER, base64. */
export function drawKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519')
  return privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
}

/** Its public key: SPKI in DER, base64. */
export function publicKeyOf(key: string): string {
  const privateKey = createPrivateKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'pkcs8' })
  return createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64')
}
