import { describe, expect, test } from 'vitest'
import type { Observation } from './observation.ts'
import { all, answered, at, butFor, door, refusal, solvedBut } from './test-observation.ts'

test('a solved lab passes', () => {
  expect(solvedBut(() => {})).toEqual(all('pass'))
})

test.each<[string, (seen: Observation) => void]>([
  ['the daemon is away', (seen) => (seen.daemon.identity = { kind: 'absent', reason: 'nobody listens' })],
  ['an impostor answers', (seen) => (seen.daemon.identity = { kind: 'impostor', reason: 'python3' })],
])('%s: nothing is proven', (_, change) => {
  expect(solvedBut(change)).toEqual(all('fail'))
})

describe('the registry', () => {
  test.each<[string, (seen: Observation) => void, string[]]>([
    ['is away', (seen) => (seen.registries = []), ['registry-tls', 'registry-login', 'rebuilt']],
    [
      'listens for itself only',
      (seen) => (seen.registries[0]!.loopback = true),
      ['registry-tls', 'registry-login', 'rebuilt'],
    ],
    ['was started by hand', (seen) => (seen.registries[0]!.unit = ''), ['registry-tls', 'registry-login']],
    [
      'is not enabled',
      (seen) => (seen.registries[0]!.enabled = 'disabled'),
      ['registry-tls', 'registry-login'],
    ],
    ['asks for a login in plain HTTP', (seen) => (seen.doors[0]!.outcome = answered(401)), ['registry-tls']],
    [
      'is open on another port without TLS',
      (seen) => seen.doors.push(door({ port: 5000, tls: false, outcome: answered(200) })),
      ['registry-tls', 'registry-login'],
    ],
    [
      'is open on another port with TLS',
      (seen) => seen.doors.push(door({ port: 5000, outcome: answered(200) })),
      ['registry-login'],
    ],
    [
      'tells its numbers on another port',
      (seen) => seen.doors.push(door({ port: 5001, tls: false, outcome: answered(404) })),
      [],
    ],
    ['takes uploads', (seen) => (seen.doors[2]!.outcome = answered(201)), ['registry-login']],
    [
      'answers one path without a login',
      (seen) => (seen.doors[2]!.outcome = answered(404)),
      ['registry-login'],
    ],
    ['speaks no TLS', (seen) => (seen.doors = seen.doors.filter(({ tls }) => !tls)), ['registry-login']],
    ['takes any password', (seen) => (seen.logins.wrong.status = 200), ['registry-login']],
    ['refuses the right one', (seen) => (seen.logins.right.status = 401), ['registry-login']],
    [
      'can not be talked to by Docker',
      (seen) => {
        for (const login of Object.values(seen.logins)) login.status = 500
      },
      ['registry-tls', 'registry-login'],
    ],
    [
      'has a certificate for another name',
      (seen) => (seen.certificate.outcome = { kind: 'untrusted', message: 'another name' }),
      ['registry-tls'],
    ],
    [
      'has a certificate of somebody that master does not know',
      (seen) =>
        (seen.certificate = { authorities: [], outcome: { kind: 'untrusted', message: 'unknown' }, at }),
      ['registry-tls'],
    ],
    ['can not be reached', (seen) => (seen.certificate.outcome = refusal), ['registry-tls']],
    ['is one of Docker’s exceptions', (seen) => (seen.insecure = ['a:1']), ['registry-tls']],
    ['still leads to the changed image', (seen) => (seen.tags[0]!.changed = true), ['no-backdoor']],
    ['has no new tag', (seen) => seen.tags.pop(), ['rebuilt']],
    ['has another image under the new tag', (seen) => (seen.tags[1]!.config = 'sha256:other'), ['rebuilt']],
  ])('%s', (_, change, failing) => {
    expect(solvedBut(change)).toEqual(butFor(...failing))
  })

  test.each([
    'login attempt to https://a:1/v2/ failed with status: 401 Unauthorized',
    'login attempt to http://a:1/v2/ failed with status: 400 Bad Request',
    'Get "https://a:1/v2/": unauthorized: authentication required',
  ])('refuses a wrong password, in these words of the daemon: %s', (message) => {
    expect(solvedBut((seen) => (seen.logins.wrong = { status: 500, message, at }))).toEqual(all('pass'))
  })

  test('which exceptions Docker makes is not known', () => {
    expect(solvedBut((seen) => (seen.insecure = null))).toMatchObject({ 'registry-tls': 'error' })
  })
})
