import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { msg, render } from '../../contract/index.ts'
import {
  fingerprintOf,
  fingerprintsOf,
  isSignedBy,
  problemsOf,
  readCertificates,
  readPrivateKey,
} from './certificates.ts'
import { makeAuthority } from './test-certificates.ts'

const now = new Date().toISOString()
const right = [
  { type: 'dns', value: 'master' },
  { type: 'ip', value: '10.1.2.3' },
] as const

async function problems(
  leaf: Parameters<Awaited<ReturnType<typeof makeAuthority>>['issue']>[0],
  name = 'master',
) {
  const authority = await makeAuthority()
  const [certificate] = readCertificates((await authority.issue(leaf)).cert)
  return problemsOf(certificate!, readCertificates(authority.cert), name, now).map((problem) =>
    render(problem),
  )
}

test('a certificate with the right names has no problem, by name and by address', async () => {
  expect(await problems({ names: [...right] })).toEqual([])
  expect(await problems({ names: [...right] }, '10.1.2.3')).toEqual([])
})

test('a certificate without a purpose is good for all, one for clients only is not for servers', async () => {
  expect(await problems({ names: [...right], purposes: [] })).toEqual([])
  expect(await problems({ names: [...right], purposes: ['1.3.6.1.5.5.7.3.2'] })).toEqual([
    expect.stringContaining('serverAuth'),
  ])
})

test('a name counts only in subjectAltName, and only in an entry of its kind', async () => {
  expect(await problems({})).toEqual([expect.stringContaining('no subjectAltName')])
  expect(await problems({ names: [{ type: 'dns', value: 'other' }] })).toEqual([
    expect.stringContaining('does not list master'),
  ])
  expect(await problems({ names: [{ type: 'dns', value: '10.1.2.3' }] }, '10.1.2.3')).toHaveLength(1)
  expect(await problems({ names: [{ type: 'dns', value: '*' }] })).toHaveLength(1)
  expect(await problems({ names: [{ type: 'dns', value: '*.lab' }] }, 'heron.lab')).toEqual([])
})

test('time counts', async () => {
  const hour = 3_600_000
  const at = (offset: number) => new Date(Date.now() + offset)
  expect(await problems({ names: [...right], notAfter: at(-1000), notBefore: at(-hour) })).toEqual([
    expect.stringContaining('ran out'),
  ])
  expect(await problems({ names: [...right], notBefore: at(hour), notAfter: at(2 * hour) })).toEqual([
    expect.stringContaining('not valid before'),
  ])
})

test('a CA of the same name did not sign it', async () => {
  const [mine, other] = await Promise.all([makeAuthority('Same CA'), makeAuthority('Same CA')])
  const [leaf] = readCertificates((await mine.issue({ names: [...right] })).cert)
  expect(isSignedBy(leaf!, readCertificates(other.cert))).toBe(false)
  expect(isSignedBy(leaf!, readCertificates(other.cert + mine.cert))).toBe(true)
  expect(problemsOf(leaf!, readCertificates(other.cert), 'master', now)).toEqual([
    msg`it was not signed by the CA in client's ca.pem`,
  ])
})

test('files with anything but certificates in them are read as far as they go', async () => {
  const { cert, key } = await makeAuthority()
  expect(readCertificates(null)).toEqual([])
  expect(readCertificates('nothing')).toEqual([])
  expect(readCertificates('-----BEGIN CERTIFICATE-----\nbm90IG9uZQ==\n-----END CERTIFICATE-----')).toEqual([])
  expect(readCertificates(`text\n${cert}\n${key}\n${cert}`)).toHaveLength(2)
})

test('a key has the fingerprint of its certificate', async () => {
  const { cert, key } = await makeAuthority()
  expect(readPrivateKey(key)).toEqual({ publicKey: fingerprintsOf(cert)[0] })
  expect(fingerprintsOf(cert + cert)).toHaveLength(2)
})

test('every kind of PEM key is recognised, an encrypted one without its fingerprint', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
  const publicHalf = fingerprintOf(publicKey)
  for (const type of ['pkcs1', 'pkcs8'] as const) {
    expect(readPrivateKey(String(privateKey.export({ type, format: 'pem' })))).toEqual({
      publicKey: publicHalf,
    })
  }
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const sec1 = `-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${String(ec.export({ type: 'sec1', format: 'pem' }))}`
  expect(readPrivateKey(sec1)).toEqual({ publicKey: fingerprintOf(createPublicKey(sec1)) })
  for (const type of ['pkcs1', 'pkcs8'] as const) {
    const locked = privateKey.export({ type, format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
    expect(readPrivateKey(String(locked))).toEqual({ publicKey: null })
  }
})

test('what only mentions keys is none, and an SSH key is not one for TLS', () => {
  expect(readPrivateKey('grep "BEGIN PRIVATE KEY-----" file')).toBeUndefined()
  expect(
    readPrivateKey('-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----'),
  ).toBeUndefined()
})
