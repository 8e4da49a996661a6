import { expect, test } from 'vitest'
import type { Params } from '../../contract/index.ts'
import { judgingOf } from '../shared/judging.ts'
import { genuineDaemon } from '../shared/probe-double.ts'
import { pageDouble, runningDouble } from '../shared/running-double.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { tasks } from './tasks.ts'

const params: Params = {
  service: 'forge',
  image: 'lab/forge',
  port: '8100',
  word: 'mica-1234',
  sealFile: 'vault.key',
  seal: 'opal-12345',
  actions: 'chroot, device, hostname, mode, mount, user, userns',
}

function solved(): Observation {
  const at = '2026-01-01T12:00:00.000Z'
  return {
    at,
    daemon: genuineDaemon(at),
    answers: { seal: 'opal-12345', refused: 'userns, Mount and hostname' },
    page: pageDouble(8100, 'mica-1234'),
    running: [
      runningDouble('forge', 8100, {
        users: [10001],
        reached: [{ place: '/srv/forge', inside: '/site', readOnly: true }],
      }),
    ],
    refused: ['hostname', 'mount', 'userns'],
  }
}

const { all, butFor, but, solvedBut, sentences } = judgingOf({ tasks, judge }, solved, params)
const forge = (seen: Observation) => seen.running[0]!

test('solved', () => {
  expect(solvedBut(() => {})).toEqual(all('pass'))
})

test.each<[string, (seen: Observation) => void]>([
  ['nothing runs', (seen) => void (seen.running = [])],
  ['the page is gone', (seen) => void (seen.page.outcome = { kind: 'refused', message: '' })],
  ['somebody else’s page', (seen) => void (seen.page = pageDouble(8100, 'mica-9'))],
  ['it does not come back', (seen) => void (forge(seen).restart = 'no')],
  ['an impostor answers', (seen) => void (seen.daemon.identity = { kind: 'impostor', reason: 'nc answers' })],
  ['docker did not come back', (seen) => void (seen.restart = { ok: false, message: '', at: seen.at })],
])('%s: every task fails', (_, change) => {
  expect(solvedBut(change)).toEqual(all('fail'))
})

test.each([null, 'none', 'mount hostname', 'mount hostname userns mode', ''])('refused: %s', (refused) => {
  expect(solvedBut((seen) => void (seen.answers.refused = refused))).toEqual(butFor('refused-by-default'))
})

test('more words than names', () => {
  const copied = (seen: Observation) =>
    void (seen.answers.refused = 'hostname: refused mount: refused userns: refused')
  expect(solvedBut(copied)).toEqual(all('pass'))
})

test('what could not be tried is our trouble', () => {
  expect(solvedBut((seen) => void (seen.refused = null))).toEqual(but('error', 'refused-by-default'))
})

test('the word of somebody else, and it is not corrected', () => {
  const other = (seen: Observation) => void (seen.answers.seal = 'opal-54321')
  expect(solvedBut(other)).toEqual(butFor('root-outside'))
  expect(sentences(other)).not.toContain('opal-12345')
})

test.each<[string, (seen: Observation) => void]>([
  ['root', (seen) => void (forge(seen).users = [0])],
  ['a helper of its own is root', (seen) => void forge(seen).users.push(0)],
  ['/etc to read', (seen) => void forge(seen).reached.push({ place: '/etc', inside: '/e', readOnly: true })],
  ['the site to write', (seen) => void (forge(seen).reached[0]!.readOnly = false)],
  ['no filter', (seen) => void (forge(seen).seccomp = 0)],
  [
    'another profile',
    (seen) => void forge(seen).securityOptions.push('seccomp={"defaultAction":"SCMP_ACT_ALLOW"}'),
  ],
  ['the old one beside', (seen) => void seen.running.push(runningDouble('forge-old', 8101, { seccomp: 0 }))],
])('%s', (_, change) => {
  expect(solvedBut(change)).toEqual(butFor('closed'))
})

test('nothing of the host, and Docker’s profile by its name', () => {
  const without = (seen: Observation) =>
    void Object.assign(forge(seen), {
      reached: [],
      securityOptions: ['seccomp=builtin', 'no-new-privileges'],
    })
  expect(solvedBut(without)).toEqual(all('pass'))
})
