import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rootCertificates } from 'node:tls'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keyFingerprint } from '../../engine/classroom/pin.ts'
import { broughtCertificate, isPubliclyTrusted } from './brought-certificate.ts'
import { isFor, namesIn } from './certificate-names.ts'
import { ownCertificate } from './own-certificate.ts'

let home: string
beforeEach(() => void (home = mkdtempSync(join(tmpdir(), 'bulkhead-tls-'))))
afterEach(() => rmSync(home, { recursive: true, force: true }))

const NAMES = ['127.0.0.1', '::1', 'localhost', 'class.example.org']
const DAY_MS = 24 * 3600 * 1000

describe('a class’s own certificate', () => {
  test('is for its names and addresses, of a key that only this user reads', async () => {
    const { cert, key } = await ownCertificate(home, NAMES)
    const parsed = new X509Certificate(cert)
    expect([parsed.checkIP('127.0.0.1'), parsed.checkIP('::1')]).toEqual(['127.0.0.1', '::1'])
    expect(parsed.checkHost('class.example.org')).toBe('class.example.org')
    expect(parsed.checkHost('example.org')).toBeUndefined()
    expect(parsed.ca).toBe(false)
    expect(parsed.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1'])
    expect(parsed.verify(parsed.publicKey)).toBe(true)
    expect(parsed.publicKey.asymmetricKeyDetails).toMatchObject({ namedCurve: 'prime256v1' })
    expect(key).toBe(readFileSync(join(home, 'tls-key.pem'), 'utf8').trim())
    expect(statSync(join(home, 'tls-key.pem')).mode & 0o777).toBe(0o600)
  })

  test('stays while it is good, also over a restart with fewer names', async () => {
    const { cert } = await ownCertificate(home, NAMES)
    expect((await ownCertificate(home, NAMES.slice(1))).cert).toBe(cert)
    expect((await ownCertificate(home, NAMES, new Date(Date.now() + 300 * DAY_MS))).cert).toBe(cert)
  })

  test.each([
    ['it soon ends', NAMES, new Date(Date.now() + 340 * DAY_MS)],
    ['there is another name', [...NAMES, '192.0.2.9'], new Date()],
  ])('is made anew where %s, and links still pin it', async (_why, names, now) => {
    const before = await ownCertificate(home, NAMES)
    const after = await ownCertificate(home, names, now)
    expect(after.cert).not.toBe(before.cert)
    expect(after.key).toBe(before.key)
    expect(keyFingerprint(after.cert)).toBe(keyFingerprint(before.cert))
    expect(Date.parse(new X509Certificate(after.cert).validTo)).toBeGreaterThan(now.getTime() + 300 * DAY_MS)
  })

  test('is made anew where the file is damaged or another key’s', async () => {
    const { key } = await ownCertificate(home, NAMES)
    for (const text of ['', 'no certificate', rootCertificates[0]!]) {
      writeFileSync(join(home, 'tls-cert.pem'), text)
      const again = await ownCertificate(home, NAMES)
      expect(again.key).toBe(key)
      expect(new X509Certificate(again.cert).checkHost('localhost')).toBe('localhost')
    }
  })
})

describe('a certificate that is brought', () => {
  async function files(now?: Date) {
    await ownCertificate(home, NAMES, now)
    return { cert: join(home, 'tls-cert.pem'), key: join(home, 'tls-key.pem') }
  }

  test('is taken with its key', async () => {
    const { cert, key } = await files()
    expect(broughtCertificate({ cert, key }).cert).toBe(readFileSync(cert, 'utf8'))
  })

  test('is refused in words where it can’t be used', async () => {
    const { cert, key } = await files()
    const other = mkdtempSync(join(tmpdir(), 'bulkhead-tls-'))
    await ownCertificate(other, NAMES)
    const notPem = join(home, 'tls.txt')
    writeFileSync(notPem, 'nothing')
    const say = (given: { cert: string; key: string }, now?: Date) => {
      try {
        broughtCertificate(given, now)
        return 'taken'
      } catch (error) {
        return String(error)
      }
    }
    expect(say({ cert, key: join(other, 'tls-key.pem') })).toContain('is not that of the certificate')
    expect(say({ cert, key: join(home, 'nowhere') })).toContain('ENOENT')
    expect(say({ cert: notPem, key })).toContain('is no certificate in PEM')
    expect(say({ cert, key: notPem })).toContain('is no private key in PEM')
    expect(say({ cert, key }, new Date(Date.now() + 400 * DAY_MS))).toContain('ended on')
    rmSync(other, { recursive: true })
  })

  test('says what it is for', async () => {
    const { cert } = await ownCertificate(home, ['*.lab.example.org', ...NAMES])
    expect(namesIn(cert)).toEqual(['localhost', 'class.example.org'])
    expect(['a.lab.example.org', 'localhost', '127.0.0.1', '::1'].every((name) => isFor(cert, name))).toBe(
      true,
    )
    expect(['example.org', '192.0.2.1', ''].some((name) => isFor(cert, name))).toBe(false)
  })

  test('counts as trusted only where its chain leads to an authority that systems know', async () => {
    const { cert } = await files()
    const own = readFileSync(cert, 'utf8')
    expect(isPubliclyTrusted(own)).toBe(false)
    expect(isPubliclyTrusted('')).toBe(false)
    // An authority put behind it has not signed it.
    expect(isPubliclyTrusted(`${own}\n${rootCertificates[0]}`)).toBe(false)
    expect(isPubliclyTrusted(rootCertificates[0]!)).toBe(true)
  })
})
