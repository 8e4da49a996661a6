import { describe, expect, test } from 'vitest'
import { combineStatus, type Status } from '../../contract/index.ts'
import { programText, statusText } from './component.ts'
import { judge } from './judge.ts'
import type { ImageSeen, Observation } from './observation.ts'
import { tasks } from './tasks.ts'
import { answered, at, door, params, refusal, solved } from './test-observation.ts'

const all = (status: Status) => Object.fromEntries(tasks.map(({ id }) => [id, status]))
const butFor = (...failing: string[]) => ({
  ...all('pass'),
  ...Object.fromEntries(failing.map((id) => [id, 'fail'])),
})

/** What the solved lab would be with this difference. */
function solvedBut(change: (seen: Observation) => void): Record<string, Status> {
  const seen = solved()
  change(seen)
  return Object.fromEntries(
    Object.entries(judge(seen, params)).map(([id, checks]) => [id, combineStatus(checks)]),
  )
}

const withImage = (over: Partial<ImageSeen>) =>
  solvedBut(({ service }) => {
    service.image = { ...(service.image as ImageSeen), ...over }
  })

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

describe('the service', () => {
  const ofService = ['no-backdoor', 'no-secret', 'rebuilt']
  test.each<[string, (seen: Observation) => void, string[]]>([
    ['is not there', (seen) => (seen.service.state = 'missing'), ofService],
    ['is stopped', (seen) => (seen.service.state = 'stopped'), ofService],
    ['shows another page', (seen) => (seen.page.outcome = answered(200, 'It works!')), ofService],
    ['shows no notes any more', (seen) => (seen.note.outcome = answered(404)), ofService],
    ['has a second door', (seen) => seen.service.ports.push(7100), ['no-backdoor']],
    ['shows any file', (seen) => (seen.flaw.outcome = answered(200, params.pageWord)), ['rebuilt']],
    ['hung up when it was asked for a file', (seen) => (seen.flaw.outcome = refusal), ['rebuilt']],
    ['did not come back', (seen) => (seen.restart = { ok: false, message: 'failed', at }), ['rebuilt']],
  ])('%s', (_, change, failing) => {
    expect(solvedBut(change)).toEqual(butFor(...failing))
  })

  test('a refusal by status is one too', () => {
    expect(solvedBut((seen) => (seen.flaw.outcome = answered(400)))).toEqual(all('pass'))
  })
})

describe('the image', () => {
  test.each<[string, Partial<ImageSeen>, string[]]>([
    ['has the backdoor in a layer', { backdoorIn: ['/bin/x in layer 1'] }, ['no-backdoor']],
    ['tells the token', { secretIn: ['the history of the image'] }, ['no-secret']],
    ['is too big', { size: 4_000_000 }, ['rebuilt']],
    ['has no record', { status: null }, ['rebuilt']],
    ['has the record of half a fix', { status: statusText(params, params.halfVersion) }, ['rebuilt']],
    ['has the program of half a fix', { program: programText(params, params.halfVersion) }, ['rebuilt']],
    ['has no program', { program: null }, ['rebuilt']],
    ['is a little newer still', { status: statusText(params, '2.0') }, []],
  ])('%s', (_, over, failing) => {
    expect(withImage(over)).toEqual(butFor(...failing))
  })

  test('lies where we can not look: we can not tell', () => {
    expect(withImage({ layers: 0 })).toEqual({ ...all('pass'), 'no-backdoor': 'error', 'no-secret': 'error' })
  })
})
