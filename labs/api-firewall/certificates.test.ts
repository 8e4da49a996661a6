import { createPrivateKey } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeCertificates } from './certificates.ts'

const params = { caName: 'Ember Forge CA', apiPort: '24123' }

function keysIn(script: string) {
  const found = script.match(/-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/g) ?? []
  return found.map((pem) => createPrivateKey(pem).asymmetricKeyType)
}

test('keys can be read, and are the same wherever they are made', () => {
  const client = makeCertificates(params, 'client')
  expect(keysIn(client)).toEqual(['ed25519', 'ed25519'])
  expect(makeCertificates({ ...params }, 'client')).toBe(client)
  expect(makeCertificates({ ...params, apiPort: '24124' }, 'client')).not.toBe(client)
})

test('server and client have keys of their own', () => {
  expect(makeCertificates(params, 'server').split('END')[3]).not.toBe(
    makeCertificates(params, 'client').split('END')[3],
  )
})
