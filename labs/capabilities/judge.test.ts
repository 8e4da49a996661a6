import { expect, test } from 'vitest'
import { defaultCapabilities } from '../../contract/index.ts'
import { judgingOf } from '../shared/judging.ts'
import { judge } from './judge.ts'
import { tasks } from './tasks.ts'
import { params, setsOf, solved } from './test-observations.ts'

type Seen = ReturnType<typeof solved>

const { all, butFor, solvedBut, sentences } = judgingOf({ tasks, judge }, solved, params)

test('solved', () => {
  expect(solvedBut(() => {})).toEqual(all('pass'))
})

test("a neighbour's answers", () => {
  const others = { ...params, highCap: 'MKNOD', need: 'CHOWN', serviceWord: 'wax-1', lessName: 'elm' }
  expect(solvedBut(() => {}, others)).toEqual(all('fail'))
})

test.each<[string, (seen: Seen) => void]>([
  ['an impostor answers', (seen) => void (seen.daemon.identity = { kind: 'impostor', reason: 'nc answers' })],
  ['docker is stopped', (seen) => void (seen.daemon.identity = { kind: 'absent', reason: 'nobody' })],
  ['docker did not come back', (seen) => void (seen.restart = { ok: false, message: '', at: seen.at })],
])('%s: every task fails', (_, change) => {
  expect(solvedBut(change)).toEqual(all('fail'))
})

test.each<[string, (seen: Seen) => void]>([
  ['nobody is the poor one', (seen) => void (seen.answers.less = 'maple')],
  ['more and less mixed up', (seen) => void (seen.answers.more = 'linden')],
  ['one that everybody has', (seen) => void (seen.answers['more-what'] = 'KILL')],
  ['no answer', (seen) => void (seen.answers['less-what'] = null)],
  ['a container is gone', (seen) => void seen.containers.pop()],
  ['a container ended', (seen) => void (seen.containers[1]!.sets = null)],
])('not read: %s', (_, change) => {
  expect(solvedBut(change)).toEqual(butFor('read'))
})

test.each(['42001', '0x42001', '0X0042001', '0000000000042001'])('%s is the number', (number) => {
  expect(solvedBut((seen) => void (seen.answers.number = number))).toEqual(all('pass'))
})

test.each(['270337', '42000', 'CHOWN', '0x', null])('%s is not the number', (number) => {
  expect(solvedBut((seen) => void (seen.answers.number = number))).toEqual(butFor('number'))
})

test.each<[string, (seen: Seen) => void]>([
  ['no container', (seen) => void Object.assign(seen, { service: null })],
  ['it ended', (seen) => void Object.assign(seen.service, { status: 'exited', sets: null, work: null })],
  ['nothing was dropped', (seen) => void (seen.service.sets = setsOf(defaultCapabilities))],
  ['one too many', (seen) => void (seen.service.sets = setsOf(['FOWNER', 'SETFCAP']))],
  ['one too many in the ceiling', (seen) => void seen.service.sets!.bounding.push('KILL')],
  ['none', (seen) => void (seen.service.sets = setsOf([]))],
  ['privileged', (seen) => void (seen.service.privileged = true)],
  ['refused', (seen) => void (seen.service.work = { kind: 'answered', status: 200, body: 'refused' })],
  ['nobody listens', (seen) => void (seen.service.work = { kind: 'refused', message: '' })],
  ['it does not come back', (seen) => void (seen.service.restart = 'no')],
  ['the old one runs beside it', (seen) => void seen.service.twins.push('usher-old')],
  ['a set can not be read', (seen) => void (seen.service.sets!.ambient = ['unreadable'])],
])('not exactly: %s', (_, change) => {
  expect(solvedBut(change)).toEqual(butFor('exactly'))
})

test('what is needed is not told to who does not know it', () => {
  const unknown = (seen: Seen) => {
    seen.answers.needed = 'KILL'
    seen.service.sets = setsOf(defaultCapabilities)
  }
  expect(solvedBut(unknown)).toEqual(butFor('needed', 'exactly'))
  expect(sentences(unknown)).not.toContain('FOWNER')
})
