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
  const [server, client] = (['server', 'client'] as const).map((owner) => {
    const found: string[] = makeCertificates(params, owner).match(/[\w+/=]{64}/g) ?? []
    return found
  })
  expect(server).toHaveLength(2)
  expect(client).toHaveLength(2)
  expect(client![0]).toBe(server![0])
  expect(client![1]).not.toBe(server![1])
})
