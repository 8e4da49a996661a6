import { expect, test } from 'vitest'
import { judgingOf } from '../shared/judging.ts'
import { genuineDaemon } from '../shared/probe-double.ts'
import { randomDouble } from '../shared/random-double.ts'
import { programText } from './component.ts'
import { judge } from './judge.ts'
import type { ImageSeen, Observation } from './observation.ts'
import { drawParams } from './params.ts'
import { tasks } from './tasks.ts'

const at = '2026-01-01T12:00:00.000Z'
const params = drawParams(randomDouble(1))
const { vulnerable = '', foundVersion = '', fixedVersion = '' } = params
type Seen = Observation & { image: ImageSeen; service: NonNullable<Observation['service']> }

function solved(): Seen {
  return {
    at,
    daemon: genuineDaemon(at),
    answers: {
      backdoor: params.backdoorFile ?? '',
      token: params.token ?? '',
      package: `${vulnerable} ${foundVersion}`,
    },
    service: { state: 'running', startedAt: at },
    image: {
      id: 'sha256:new',
      named: 'sha256:new',
      layers: 4,
      closed: null,
      traces: [],
      version: fixedVersion,
      program: programText(params, vulnerable, fixedVersion),
    },
    page: { outcome: { kind: 'answered', status: 200, body: `Today: ${params.pageWord}` }, at },
    part: { outcome: { kind: 'answered', status: 200, body: `${vulnerable} ${fixedVersion}` }, at },
    news: { state: 'running', last: Date.parse(at) / 1000 - 1, isToken: true },
  }
}

const { all, butFor, solvedBut, sentences } = judgingOf({ tasks, judge }, solved, params)

test('solved', () => {
  expect(solvedBut(() => {})).toEqual(all('pass'))
})

test.each<[string, string[], (seen: Seen) => void]>([
  ['the package as a file is called', [], (seen) => (seen.answers.package = `${vulnerable}_${foundVersion}`)],
  ['the package alone', ['outdated'], (seen) => (seen.answers.package = vulnerable)],
  [
    'the package in its new version',
    ['outdated'],
    (seen) => (seen.answers.package = `${vulnerable} ${fixedVersion}`),
  ],
  ['what starts the backdoor', ['found'], (seen) => (seen.answers.backdoor = '/bin/docker-entrypoint')],
  ['another token', ['found'], (seen) => (seen.answers.token = 'anchor-123456123456')],
  ['no token', ['found'], (seen) => (seen.answers.token = null)],
  ['a trace in a lower layer', ['clean'], (seen) => seen.image.traces.push('3:/usr/share/misc/magic.mgc')],
  ['a trace in the container', ['clean'], (seen) => seen.image.traces.push('0:/tmp/x')],
  ['the name is another image', ['clean'], (seen) => (seen.image.named = 'sha256:old')],
  ['the name is none', ['clean'], (seen) => (seen.image.named = null)],
  ['something still calls', ['clean'], (seen) => (seen.news.last = Date.parse(at) / 1000)],
  [
    'somebody calls and says something else',
    [],
    (seen) => (seen.news = { state: 'running', last: Date.parse(at) / 1000 + 5, isToken: false }),
  ],
  ['nobody ever called', [], (seen) => (seen.news = { state: 'running', last: null, isToken: false })],
  [
    'the listener is gone',
    ['clean'],
    (seen) => (seen.news = { state: 'missing', last: null, isToken: false }),
  ],
  ['a layer is covered', ['clean'], (seen) => (seen.image.closed = 'covered')],
  ['the record is of old', ['updated'], (seen) => (seen.image.version = foundVersion)],
  [
    'the program is of old',
    ['updated'],
    (seen) => (seen.image.program = programText(params, vulnerable, foundVersion)),
  ],
  ['the package is gone', ['updated'], (seen) => (seen.image.version = null)],
  [
    'its program does not answer',
    ['updated'],
    (seen) => (seen.part.outcome = { kind: 'answered', status: 404, body: 'x' }),
  ],
  ['the service is gone', ['clean', 'updated'], (seen) => void Object.assign(seen, { service: null })],
  ['the service stands still', ['clean', 'updated'], (seen) => (seen.service.state = 'exited')],
  ['the image is gone', ['clean', 'updated'], (seen) => void Object.assign(seen, { image: null })],
  [
    'the page does not come',
    ['clean', 'updated'],
    (seen) => (seen.page.outcome = { kind: 'refused', message: 'connection refused' }),
  ],
  [
    'docker did not come back',
    ['clean', 'updated'],
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

test('no wrong answer gets the right one for it, and no trace names the file', () => {
  const said = sentences((seen) => {
    seen.answers = { backdoor: 'x', token: 'y', package: 'z 1' }
    seen.image.traces.push(`2:${params.backdoorFile}`)
    seen.image.version = foundVersion
  })
  for (const secret of [params.backdoorFile, params.token, vulnerable, fixedVersion])
    expect(said).not.toContain(secret)
})
