import { expect, test } from 'vitest'
import { judgingOf } from '../shared/judging.ts'
import { genuineDaemon } from '../shared/probe-double.ts'
import { randomDouble } from '../shared/random-double.ts'
import { judge } from './judge.ts'
import type { Observation, Planted, ServiceSeen } from './observation.ts'
import { drawParams } from './params.ts'
import { tasks } from './tasks.ts'

const at = '2026-01-01T12:00:00.000Z'
const params = drawParams(randomDouble(1))
const digest = (letter: string) => `sha256:${letter.repeat(64)}`
type Seen = Observation & { good: Planted; bad: Planted; service: ServiceSeen }

function solved(): Seen {
  const tls = {
    kind: 'answered',
    status: 400,
    body: 'Client sent an HTTP request to an HTTPS server.',
  } as const
  return {
    at,
    daemon: genuineDaemon(at),
    answers: { good: digest('a'), bad: digest('b'), token: params.token ?? '' },
    good: { digest: digest('a'), id: digest('1') },
    bad: { digest: digest('b'), id: digest('2') },
    service: { state: 'running', told: `${params.image}@${digest('a')}`, image: digest('1') },
    page: { outcome: { kind: 'answered', status: 200, body: `Today: ${params.pageWord}` }, at },
    registries: [{ pid: 9, port: 6100, loopback: true, unit: 'docker-registry.service', enabled: 'enabled' }],
    plain: [
      { to: 'name', outcome: tls, at },
      { to: 'own', outcome: { kind: 'rejected', message: 'reset' }, at },
    ],
    certificate: {
      authorities: ['/etc/docker/certs.d/x/ca.crt'],
      outcome: { kind: 'answered', status: 200, body: '{}' },
      at,
    },
    tag: { status: 200, digest: digest('a'), message: digest('a'), at },
    insecure: [],
  }
}

const { all, but, butFor, solvedBut, sentences } = judgingOf({ tasks, judge }, solved, params)

test('solved', () => {
  expect(solvedBut(() => {})).toEqual(all('pass'))
})

test.each<[string, string[], (seen: Seen) => void]>([
  ['a digest alone', [], (seen) => (seen.answers.good = 'a'.repeat(64))],
  ['a whole reference', [], (seen) => (seen.answers.bad = `${params.image}@${digest('b')}`)],
  ['half a digest', ['seen'], (seen) => (seen.answers.good = 'sha256:aaaaaaaa')],
  ['an image ID for a digest', ['seen'], (seen) => (seen.answers.good = digest('1'))],
  ['no token', ['seen'], (seen) => (seen.answers.token = null)],
  [
    'the planted images are gone',
    ['seen', 'pinned', 'tls'],
    (seen) => void Object.assign(seen, { good: null }),
  ],
  ['run by the image’s ID', [], (seen) => (seen.service.told = digest('1'))],
  ['run by a short ID', [], (seen) => (seen.service.told = '1'.repeat(12))],
  ['run by tag', ['pinned'], (seen) => (seen.service.told = `${params.image}:${params.tag}`)],
  ['run by the other digest', ['pinned'], (seen) => (seen.service.image = digest('2'))],
  ['a third image', ['pinned'], (seen) => (seen.service.image = digest('3'))],
  ['no service', ['pinned'], (seen) => void Object.assign(seen, { service: null })],
  ['no page', ['pinned'], (seen) => (seen.page.outcome = { kind: 'refused', message: 'connection refused' })],
  ['no registry', ['tls'], (seen) => (seen.registries = [])],
  ['a registry started by hand', ['tls'], (seen) => (seen.registries[0]!.enabled = '')],
  [
    'a registry in the clear',
    ['tls'],
    (seen) => (seen.plain[1]!.outcome = { kind: 'answered', status: 200, body: '{"repositories":[]}' }),
  ],
  [
    'a registry in the clear that wants a login',
    ['tls'],
    (seen) => (seen.plain[1]!.outcome = { kind: 'answered', status: 401, body: '{"errors":[]}' }),
  ],
  [
    'a certificate of somebody else',
    ['tls'],
    (seen) => (seen.certificate.outcome = { kind: 'untrusted', message: 'self-signed' }),
  ],
  ['an exception', ['tls'], (seen) => (seen.insecure = ['0.0.0.0/0'])],
  ['the tag leads to the other one', ['tls'], (seen) => (seen.tag.digest = digest('b'))],
  [
    'the daemon does not reach it',
    ['tls'],
    (seen) => (seen.tag = { status: 500, digest: '', message: 'x509: unknown authority', at }),
  ],
  [
    'docker did not come back',
    ['seen', 'pinned', 'tls'],
    (seen) => (seen.restart = { ok: false, message: '', at }),
  ],
])('%s', (_, failing, change) => {
  expect(solvedBut(change)).toEqual(butFor(...failing))
})

test('an impostor answers', () => {
  expect(solvedBut((seen) => (seen.daemon.identity = { kind: 'impostor', reason: 'nc' }))).toEqual(
    all('fail'),
  )
})

test('where Docker does not say which exceptions it makes, nobody is blamed', () => {
  expect(solvedBut((seen) => (seen.insecure = null))).toEqual(but('error', 'tls'))
})

test('no verdict names a digest or the token', () => {
  const said = sentences((seen) => {
    seen.answers = { good: 'x', bad: 'y', token: 'z' }
    seen.service.image = digest('2')
    seen.tag.digest = digest('b')
  })
  for (const secret of [digest('a'), digest('b'), params.token]) expect(said).not.toContain(secret)
})
