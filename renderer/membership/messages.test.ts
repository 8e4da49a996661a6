import { expect, test } from 'vitest'
import type { ClassMessage } from '../../contract/class/course.ts'
import { unread } from './messages.ts'

const message = (id: string): ClassMessage => ({
  id,
  from: 'Ada',
  toAll: true,
  text: id,
  pointer: null,
  at: '2026-11-22T12:00:00.000Z',
})
const messages = ['a', 'b', 'c'].map(message)
const idsAfter = (read: string | null) => unread(messages, read).map(({ id }) => id)

test('what came after the one that was read', () => {
  expect(idsAfter('b')).toEqual(['c'])
  expect(idsAfter('c')).toEqual([])
})

test('all of them before anything was read, or where what was read is too long ago', () => {
  expect(idsAfter(null)).toEqual(['a', 'b', 'c'])
  expect(idsAfter('gone')).toEqual(['a', 'b', 'c'])
})
