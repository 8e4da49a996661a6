import { expect, test } from 'vitest'
import { msg, render } from '../message.ts'
import { reasonsOf } from './reasons.ts'
import type { Failing } from './room.ts'

const order = ['first', 'tls', 'last'].map((id) => ({ id }))

const failing = (summary: Failing['summary'], check = 'certificate', task = 'tls'): Failing => ({
  task,
  check,
  summary,
  since: '2026-11-22T10:00:00.000Z',
})
const row = (person: string, ...fails: Failing[]) => ({
  person,
  isOpen: true,
  tasks: { tls: { status: 'fail' as const, achievedAt: null as string | null } },
  failing: fails,
})

test('learners are together whose check fails for the same reason, whatever their values are', () => {
  const { of, groups } = reasonsOf(
    [
      row('a', failing(msg`The certificate has no SAN ${'10.0.0.1'}.`)),
      row('b', failing(msg`The certificate has no SAN ${'10.0.0.2'}.`)),
      row('c', failing(msg`Nothing listens on port ${2376}.`)),
      row('d'),
    ],
    order,
  )
  expect(of).toBe(4)
  expect(groups.map(({ summary, people }) => [render(summary), people])).toEqual([
    ['The certificate has no SAN ….', ['a', 'b']],
    ['Nothing listens on port 2376.', ['c']],
  ])
})

test('a value that all have stays, also within another message', () => {
  const said = (port: number, path: string) => failing(msg`${msg`Port ${port}`} of ${path}`)
  const { groups } = reasonsOf([row('a', said(2376, '/a')), row('b', said(2376, '/b'))], order)
  expect(groups.map(({ summary }) => render(summary))).toEqual(['Port 2376 of …'])
})

test('words that are put into others are part of the reason', () => {
  const refused = (why: Failing['summary']) => failing(msg`Clients refuse the certificate: ${why}`)
  const { groups } = reasonsOf(
    [
      row('a', refused(msg`it has no SAN ${'a.example'}.`)),
      row('b', refused(msg`it has no SAN ${'b.example'}.`)),
      row('c', refused(msg`it has expired.`)),
    ],
    order,
  )
  expect(groups.map(({ summary, people }) => [render(summary), people.length])).toEqual([
    ['Clients refuse the certificate: it has no SAN ….', 2],
    ['Clients refuse the certificate: it has expired.', 1],
  ])
})

test('the same words of another check are another reason', () => {
  const { groups } = reasonsOf(
    [row('a', failing(msg`No.`, 'one')), row('b', failing(msg`No.`, 'two'))],
    order,
  )
  expect(groups).toHaveLength(2)
})

test('who has no lab open, or was not looked at, is not counted', () => {
  const closed = { ...row('a', failing(msg`No.`)), isOpen: false }
  const unseen = { ...row('b'), tasks: {} }
  expect(reasonsOf([closed, unseen], order)).toEqual({ of: 0, groups: [] })
})

test('what fails in tasks that a learner has not come to yet is no reason; what they passed over is one', () => {
  const said = (task: string) => failing(msg`No ${task}.`, 'is-there', task)
  const ACHIEVED = '2026-11-22T10:05:00.000Z'
  const fresh = row('fresh', said('first'), said('tls'), said('last'))
  const further = {
    ...row('further', said('first'), said('last')),
    tasks: { tls: { status: 'pass' as const, achievedAt: ACHIEVED } },
  }
  const slipped = {
    ...row('slipped', said('tls')),
    tasks: { last: { status: 'pass' as const, achievedAt: ACHIEVED } },
  }
  const { groups } = reasonsOf([fresh, further, slipped], order)
  expect(groups.map(({ task, people }) => [task, people])).toEqual([
    ['first', ['fresh', 'further']],
    ['last', ['further']],
    ['tls', ['slipped']],
  ])
})

test('a lab just opened has the reasons of its first task, in whatever order they were told', () => {
  const told = ['last', 'first', 'tls'].map((task) => failing(msg`No ${task}.`, 'is-there', task))
  expect(reasonsOf([row('a', ...told)], order).groups.map(({ task }) => task)).toEqual(['first'])
})
