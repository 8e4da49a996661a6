import { describe, expect, test } from 'vitest'
import { readJoinForm } from './join-link.ts'

const PIN = 'a1'.repeat(32)
const address = 'https://192.0.2.7:4848'

test.each([
  [`${address}/#/join/ABCD2345/${PIN}`, undefined, { address, fingerprint: PIN, code: 'ABCD2345' }],
  [
    ` ${address}/#/join/abcd2345/${PIN.toUpperCase()} `,
    undefined,
    { address, fingerprint: PIN, code: 'ABCD2345' },
  ],
  [`${address}/#/join/ABCD2345`, undefined, { address, fingerprint: null, code: 'ABCD2345' }],
  ['192.0.2.7:4848', 'abcd 2345', { address, fingerprint: null, code: 'ABCD2345' }],
  [
    'class.example.org',
    'ABCD-2345',
    { address: 'https://class.example.org', fingerprint: null, code: 'ABCD2345' },
  ],
  [
    'https://[2001:db8::7]:4848',
    'ABCD2345',
    { address: 'https://[2001:db8::7]:4848', fingerprint: null, code: 'ABCD2345' },
  ],
])('%s with the code %s', (link, code, target) => {
  expect(readJoinForm({ link, code })).toEqual(target)
})

describe('refused:', () => {
  test.each([
    ['without TLS', `http://192.0.2.7:4848/#/join/ABCD2345/${PIN}`, undefined, 'class-link'],
    ['another scheme', 'file:///etc/passwd', 'ABCD2345', 'class-link'],
    ['no address', '', 'ABCD2345', 'class-link'],
    ['somebody to log in', 'https://me:secret@192.0.2.7', 'ABCD2345', 'class-link'],
    ['half a fingerprint', `${address}/#/join/ABCD2345/${PIN.slice(1)}`, undefined, 'class-link'],
    ['no code', address, undefined, 'class-code'],
    ['letters that no code has', address, 'OOOO1111', 'class-code'],
  ])('%s', (_what, link, code, trouble) => {
    expect(() => readJoinForm({ link, code })).toThrow(
      expect.objectContaining({ trouble: expect.objectContaining({ code: trouble }) }),
    )
  })
})
