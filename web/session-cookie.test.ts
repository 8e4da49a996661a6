import { expect, test } from 'vitest'
import { createSessions } from './session-cookie.ts'

const cookie = (header: string) => header.split(';')[0]!

test('a session is known among other cookies, and by no other secret or port', () => {
  const issued = cookie(createSessions('secret', 4747).issue())
  expect(createSessions('secret', 4747).isKnown(`a=b; ${issued}; c=d`)).toBe(true)
  expect(createSessions('other', 4747).isKnown(issued)).toBe(false)
  expect(createSessions('secret', 4748).isKnown(issued)).toBe(false)
  expect(createSessions('secret', 4747).isKnown(undefined)).toBe(false)
})

test('a session runs out, and its end can’t be moved', () => {
  let now = 0
  const sessions = createSessions('secret', 1, () => now)
  const issued = cookie(sessions.issue())
  now = 31 * 24 * 3600 * 1000
  expect(sessions.isKnown(issued)).toBe(false)
  expect(sessions.isKnown(issued.replace(/=\d+/, '=9999999999'))).toBe(false)
})
