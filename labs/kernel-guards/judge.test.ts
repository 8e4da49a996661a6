import { expect, test } from 'vitest'
import { judgingOf } from '../shared/judging.ts'
import { judge } from './judge.ts'
import type { AnswerName } from './observation.ts'
import { tasks } from './tasks.ts'
import { params, solved } from './test-observation.ts'

type Seen = ReturnType<typeof solved>

const { all, but, butFor, solvedBut, sentences } = judgingOf({ tasks, judge }, solved, params)

test('solved', () => {
  expect(solvedBut(() => {})).toEqual(all('pass'))
})

test("a neighbour's names", () => {
  const others = { ...params, plain: 'slate', bare: 'chalk', holes: 'flint' }
  expect(solvedBut(() => {}, others)).toEqual(butFor('filters-found'))
})

test.each<[string, (seen: Seen) => void, string[]]>([
  [
    'an impostor answers',
    (seen) => void (seen.daemon.identity = { kind: 'impostor', reason: 'nc' }),
    tasks.map(({ id }) => id),
  ],
  [
    'the machine is off',
    (seen) => void Object.assign(seen.vm, { process: null, answers: null }),
    ['guards-found', 'board-confined'],
  ],
  ['the machine runs no commands', (seen) => void Object.assign(seen, { board: null }), ['board-confined']],
  ['a container is gone', (seen) => void seen.filters.pop(), ['filters-found']],
  ['a container ended', (seen) => void (seen.filters[0]!.mode = null), ['filters-found']],
  ['a container was made anew', (seen) => void (seen.filters[1]!.mode = 2), ['filters-found']],
  ['the key is read', (seen) => void (seen.board.key.status = 0), ['board-confined']],
  ['another file is read', (seen) => void (seen.board.other.status = 0), ['board-confined']],
  ['the key is gone', (seen) => void (seen.board.keyThere = false), ['board-confined']],
  ['the notice is not read', (seen) => void (seen.board.notice.status = 1), ['board-confined']],
  ['the page is gone', (seen) => void (seen.board.page = false), ['board-confined']],
  ['the program was replaced', (seen) => void (seen.board.unchanged = false), ['board-confined']],
  [
    'it only complains',
    (seen) => void (seen.board.confinement = '/srv/herald/cat (complain)'),
    ['board-confined'],
  ],
  ['no profile is on it', (seen) => void (seen.board.confinement = 'unconfined'), ['board-confined']],
])('%s', (_, change, failing) => {
  expect(solvedBut(change)).toEqual(butFor(...failing))
})

test.each<[AnswerName, string, boolean]>([
  ['master-guards', 'SECCOMP, lockdown,capability,landlock', true],
  ['master-guards', 'seccomp selinux', false],
  ['master-guards', 'none', false],
  ['master-guards', 'I do not know', false],
  ['vm-guards', 'AppArmor, TOMOYO, seccomp', true],
  ['vm-guards', 'apparmor tomoyo', false],
  ['vm-guards', 'seccomp apparmor selinux tomoyo', false],
  ['without-filter', 'Flint', true],
  ['without-filter', 'slate', false],
  ['without-filter', 'flint slate', false],
  ['filter-of-holes', 'flint', false],
])('%s: %s', (name, answer, right) => {
  const task = name.endsWith('guards') ? 'guards-found' : 'filters-found'
  expect(solvedBut((seen) => void (seen.answers[name] = answer))).toEqual(right ? all('pass') : butFor(task))
})

test("master's kernel has AppArmor, or nothing at all", () => {
  const withAppArmor = (answer: string) =>
    solvedBut((seen) => {
      seen.modules = ['capability', 'apparmor']
      seen.answers['master-guards'] = answer
    })
  expect(withAppArmor('seccomp, apparmor')).toEqual(all('pass'))
  expect(withAppArmor('seccomp')).toEqual(butFor('guards-found'))
  const withNothing = solvedBut((seen) => {
    Object.assign(seen, { modules: [], seccomp: false })
    seen.answers['master-guards'] = 'none'
  })
  expect(withNothing).toEqual(all('pass'))
})

test('a kernel that can’t be asked takes nobody a point', () => {
  const change = (seen: Seen) => void (seen.modules = null)
  expect(solvedBut(change)).toEqual(all('pass'))
  expect(sentences(change)).toContain('can’t be asked')
  const unanswered = solvedBut((seen) => {
    seen.modules = null
    seen.answers['master-guards'] = null
  })
  expect(unanswered).toEqual(but('pass'))
})
