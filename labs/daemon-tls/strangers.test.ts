import { X509Certificate } from 'node:crypto'
import { createSecureContext } from 'node:tls'
import { expect, test } from 'vitest'
import { fingerprintsOf, isSignedBy, readCertificates, readPrivateKey } from './certificates.ts'
import { makeStranger } from './strangers.ts'
import { makeAuthority } from './test-certificates.ts'

test('the stranger’s CA has the name of the imitated one and another key', async () => {
  const own = await makeAuthority('Heron, Egret & Sons CA')
  const stranger = await makeStranger(own.cert, 'unused')
  const [ours, theirs] = [new X509Certificate(own.cert), new X509Certificate(stranger.ca)]
  expect(theirs.subject).toBe(ours.subject)
  const [leaf] = readCertificates(stranger.cert)
  expect(leaf!.issuer).toBe(ours.subject)
  expect(isSignedBy(leaf!, [theirs])).toBe(true)
  expect(isSignedBy(leaf!, [ours])).toBe(false)
})

test('its certificate and key can be used by a TLS client, and are new each time', async () => {
  const [one, two] = [await makeStranger(null, 'Elm Wharf CA'), await makeStranger('no PEM', 'Elm Wharf CA')]
  expect(() => createSecureContext({ cert: one.cert, key: one.key })).not.toThrow()
  expect(readPrivateKey(one.key)?.publicKey).toBe(fingerprintsOf(one.cert)[0])
  expect(new X509Certificate(one.ca).subject).toBe('CN=Elm Wharf CA')
  expect(fingerprintsOf(one.ca)).not.toEqual(fingerprintsOf(two.ca))
})
