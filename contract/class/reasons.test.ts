import { expect, test } from 'vitest'
import { msg, render } from '../message.ts'
import { reasonsOf } from './reasons.ts'
import type { Failing } from './room.ts'

const failing = (summary: Failing['summary'], check = 'certificate', task = 'tls'): Failing => ({
  task,
  check,
  summary,
  since: '2026-11-22T10:00:00.000Z',
})
const row = (person: string, ...fails: Failing[]) => ({
  person,
  isOpen: true,
  tasks: { tls: { status: 'fail', achievedAt: null } } as const,
  failing: fails,
})

test('learners are together whose check fails for the same reason, whatever their values are', () => {
  const { of, groups } = reasonsOf([
    row('a', failing(msg`The certificate has no SAN ${'10.0.0.1'}.`)),
    row('b', failing(msg`The certificate has no SAN ${'10.0.0.2'}.`)),
    row('c', failing(msg`Nothing listens on port ${2376}.`)),
    row('d'),
  ])
  expect(of).toBe(4)
  expect(groups.map(({ summary, people }) => [render(summary), people])).toEqual([
    ['The certificate has no SAN ….', ['a', 'b']],
    ['Nothing listens on port 2376.', ['c']],
  ])
})

test('a value that all have stays, also within another message', () => {
  const said = (port: number, path: string) => failing(msg`${msg`Port ${port}`} of ${path}`)
  const { groups } = reasonsOf([row('a', said(2376, '/a')), row('b', said(2376, '/b'))])
  expect(groups.map(({ summary }) => render(summary))).toEqual(['Port 2376 of …'])
})

test('words that are put into others are part of the reason', () => {
  const refused = (why: Failing['summary']) => failing(msg`Clients refuse the certificate: ${why}`)
  const { groups } = reasonsOf([
    row('a', refused(msg`it has no SAN ${'a.example'}.`)),
    row('b', refused(msg`it has no SAN ${'b.example'}.`)),
    row('c', refused(msg`it has expired.`)),
  ])
  expect(groups.map(({ summary, people }) => [render(summary), people.length])).toEqual([
    ['Clients refuse the certificate: it has no SAN ….', 2],
    ['Clients refuse the certificate: it has expired.', 1],
  ])
})

test('the same words of another check are another reason', () => {
  const { groups } = reasonsOf([row('a', failing(msg`No.`, 'one')), row('b', failing(msg`No.`, 'two'))])
  expect(groups).toHaveLength(2)
})

test('who has no lab open, or was not looked at, is not counted', () => {
  const closed = { ...row('a', failing(msg`No.`)), isOpen: false }
  const unseen = { ...row('b'), tasks: {} }
  expect(reasonsOf([closed, unseen])).toEqual({ of: 0, groups: [] })
})
