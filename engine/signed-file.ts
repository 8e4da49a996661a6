import { type KeyObject, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import type { SignedFile } from '../contract/signed-file.ts'
import { drawKey, publicKeyOf } from './classroom/keys.ts'
import { keptValue } from './home.ts'

export interface SigningKey {
  key: KeyObject
  publicKey: string
}

/** A key of a folder, by its file's name; made when first asked for, and kept for nobody else to read. */
export function signingKey(home: string, name: string): SigningKey {
  const kept = keptValue(home, name, drawKey)
  return {
    key: createPrivateKey({ key: Buffer.from(kept, 'base64'), format: 'der', type: 'pkcs8' }),
    publicKey: publicKeyOf(kept),
  }
}

/** The same payload always gives the same bytes. */
export function signFile(format: string, said: object, { key, publicKey }: SigningKey): string {
  const payload = JSON.stringify(said)
  const signature = sign(null, Buffer.from(payload), key).toString('base64')
  const file: SignedFile = { format, version: 1, key: publicKey, signature, payload }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** Whether the signature is that key's, and of that text. */
export function isSigned({
  key,
  payload,
  signature,
}: Pick<SignedFile, 'key' | 'payload' | 'signature'>): boolean {
  try {
    const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' })
    return (
      publicKey.asymmetricKeyType === 'ed25519' &&
      verify(null, Buffer.from(payload), publicKey, Buffer.from(signature, 'base64'))
    )
  } catch {
    return false
  }
}
