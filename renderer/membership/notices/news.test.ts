import { expect, test } from 'vitest'
import type { ClassMessage, LabRequest } from '../../../contract/class/course.ts'
import { newsOf } from './news.ts'

const AT = '2026-11-22T12:00:00.000Z'
const now = Date.parse(AT)
const message = (id: string): ClassMessage => ({
  id,
  from: 'Ada',
  toAll: true,
  text: id,
  pointer: null,
  at: AT,
})
const request = (id: string, at = AT): LabRequest => ({
  id,
  exercise: 'daemon-tls',
  what: 'reset',
  by: 'Ada',
  at,
})
const member = { messages: ['a', 'b', 'c'].map(message), readUpTo: 'a', carriedOut: [request('r')] }

test('the newest message that was not read, with how many there are', () => {
  const { message: told } = newsOf(member, [], now)
  expect([told?.newest.id, told?.count]).toEqual(['c', 2])
})

test('what was put away or read is not told; a later message is', () => {
  expect(newsOf(member, ['c'], now).message).toBeUndefined()
  expect(newsOf({ ...member, readUpTo: 'c' }, [], now).message).toBeUndefined()
  const later = { ...member, messages: [...member.messages, message('d')] }
  expect(newsOf(later, ['c'], now).message?.newest.id).toBe('d')
})

test('what was done to a lab, unless it was put away or is long ago', () => {
  expect(newsOf(member, [], now).done.map(({ id }) => id)).toEqual(['r'])
  expect(newsOf(member, ['r'], now).done).toEqual([])
  const longAgo = { ...member, carriedOut: [request('r', '2026-11-21T12:00:00.000Z')] }
  expect(newsOf(longAgo, [], now).done).toEqual([])
})
