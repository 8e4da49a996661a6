import { describe, expect, test } from 'vitest'
import { judgingOf } from '../shared/judging.ts'
import { recordingsOf } from '../shared/recordings.ts'
import { minimalContainer } from './exercise.ts'
import type { Observation } from './observation.ts'

const { load } = recordingsOf(minimalContainer, import.meta.url)
const solved = load('solutions-shell-and-exec-form.json')

const { all, butFor, solvedBut, sentences } = judgingOf(
  minimalContainer,
  () => structuredClone(solved.observation),
  solved.params,
)

describe('a solved lab, but', () => {
  test('nothing is different', () => {
    expect(solvedBut(() => {})).toEqual(all('pass'))
  })

  test.each<[string, (seen: Observation) => void]>([
    [
      'somebody else answers on the socket',
      (seen) => (seen.daemon.identity = { kind: 'impostor', reason: 'python3 answers' }),
    ],
    ['the daemon is away', (seen) => (seen.daemon.identity = { kind: 'absent', reason: 'nobody listens' })],
    ['there is no such container', (seen) => (seen.service = null)],
    ['it was ended', (seen) => (seen.service!.state = 'exited')],
    ['it is stopped in its tracks', (seen) => (seen.service!.state = 'paused')],
    ['it has no process', (seen) => (seen.service!.first = null)],
    ['nobody answers', (seen) => (seen.answer.outcome = { kind: 'refused', message: 'connection refused' })],
    [
      'it is another page',
      (seen) => (seen.answer.outcome = { kind: 'answered', status: 200, body: 'It works!' }),
    ],
    ['somebody else serves the page', (seen) => (seen.service!.serving = [])],
    ['docker did not come back', (seen) => (seen.restart = { ok: false, message: 'failed', at: seen.at })],
  ])('%s: nothing is proven', (_, change) => {
    expect(solvedBut(change)).toEqual(all('fail'))
  })

  test.each<[string, string[], (seen: Observation) => void]>([
    [
      'docker was restarted and all came back',
      [],
      (seen) => (seen.restart = { ok: true, message: '', at: seen.at }),
    ],
    [
      'the server is the first process',
      [],
      (seen) => {
        seen.service!.first = { ...seen.service!.serving[0]!, ownNumber: 1 }
        seen.service!.tasks = 1
      },
    ],
    [
      'the server has threads',
      [],
      (seen) => {
        seen.service!.serving[0]!.threads = 6
        seen.service!.tasks = 7
      },
    ],
    ['it lives in the host’s network', ['no-remote-login'], (seen) => (seen.service!.hostNetwork = true)],
    [
      'somebody else listens in its network',
      ['no-remote-login'],
      (seen) => seen.service!.listening.push({ address: '::', port: 22, own: false, programs: ['sshd -D'] }),
    ],
    [
      'somebody else listens on its port',
      ['no-remote-login'],
      (seen) =>
        seen.service!.listening.push({
          address: '127.0.0.9',
          port: seen.service!.forwardedTo!,
          own: false,
          programs: [],
        }),
    ],
    [
      'another container listens',
      ['no-remote-login'],
      (seen) => seen.neighbours.push({ name: 'other', listensOn: [22], sockets: [] }),
    ],
    [
      'another container holds the socket',
      ['no-remote-login'],
      (seen) => seen.neighbours.push({ name: 'other', listensOn: [], sockets: ['/run/docker.sock'] }),
    ],
    [
      'it holds the socket itself',
      ['no-remote-login'],
      (seen) => seen.service!.sockets.push('/run/docker.sock'),
    ],
    [
      'another container does neither',
      [],
      (seen) => seen.neighbours.push({ name: 'other', listensOn: [], sockets: [] }),
    ],
    [
      'it is among the processes of others',
      ['one-process'],
      (seen) => (seen.service!.first!.ownNumber = 812),
    ],
    [
      'a shell is called tini',
      ['one-process'],
      (seen) => {
        seen.service!.first!.exe = '/bin/busybox'
        seen.service!.first!.args = ['tini']
      },
    ],
    ['one more process is in it', ['one-process'], (seen) => seen.service!.tasks!++],
    ['nobody starts it again', ['one-process'], (seen) => (seen.service!.policy = 'no')],
    ['it is given up after some failures', ['one-process'], (seen) => (seen.service!.policy = 'on-failure')],
    ['the name is another image’s', ['image-minimal'], (seen) => (seen.image!.named = 'sha256:0')],
    ['nothing has the name', ['image-minimal'], (seen) => (seen.image!.named = null)],
    ['Docker has lost the image', ['image-minimal'], (seen) => (seen.image = null)],
    [
      'it has just the size',
      ['image-minimal'],
      (seen) => (seen.image!.size = Number(solved.params.megabytes) * 1e6),
    ],
    ['a layer is covered', ['image-minimal'], (seen) => (seen.image!.closed = 'covered')],
    ['it is too large to be looked through', ['image-minimal'], (seen) => (seen.image!.closed = 'large')],
    ['a key is in a layer', ['image-minimal'], (seen) => seen.image!.keys.push('1:/key')],
    ['an account is open', ['image-minimal'], (seen) => seen.image!.accounts.push('root (1:/etc/shadow)')],
    ['a program is setuid', ['image-minimal'], (seen) => seen.image!.setuid.push('1:/bin/su')],
    [
      'the command can’t be started',
      ['admin-by-exec'],
      (seen) =>
        (seen.job = { ...seen.job!, up: { status: 127, said: 'no' }, shown: null, down: null, gone: null }),
    ],
    [
      'it says that it copied',
      ['admin-by-exec'],
      (seen) => (seen.job!.shown = { kind: 'answered', status: 404, body: '' }),
    ],
    ['the notice stays', ['admin-by-exec'], (seen) => (seen.job!.gone = seen.job!.shown)],
  ])('%s', (_, failing, change) => {
    expect(solvedBut(change)).toEqual(butFor(...failing))
  })

  test('this kernel does not count processes: that does not count', () => {
    const statuses = solvedBut((seen) => (seen.service!.tasks = null))
    expect(statuses).toEqual({ ...all('pass'), 'one-process': 'unsupported' })
  })

  test('the driver keeps its layers elsewhere: we can not tell', () => {
    const statuses = solvedBut((seen) => (seen.image!.closed = 'driver'))
    expect(statuses).toEqual({ ...all('pass'), 'image-minimal': 'error' })
  })
})

test('who has an exec open is told so', () => {
  const change = (seen: Observation) => {
    seen.service!.tasks!++
    seen.service!.execs = 1
  }
  expect(sentences(change)).toContain('is still open')
})

test('the password itself is not said', () => {
  const { password = '' } = solved.params
  const change = (seen: Observation) => void seen.image!.password.push(`ENV PASSWORD=${password}`)
  expect(solvedBut(change)).toEqual(butFor('image-minimal'))
  const seen = structuredClone(solved.observation)
  change(seen)
  expect(JSON.stringify(minimalContainer.judge(seen, solved.params))).not.toContain(password)
})
