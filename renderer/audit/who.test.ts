import { expect, test } from 'vitest'
import { wrongIn } from './who.ts'

const now = new Date('2026-11-22T12:00:00Z')

test('a word is somebody’s, and holds until a day that is still to come', () => {
  expect(wrongIn({ by: 'Ada', expires: '2026-11-23' }, now)).toEqual({})
  expect(wrongIn({ by: 'Ada', expires: '2026-11-22' }, now)).toEqual({ expires: true })
  expect(wrongIn({ by: 'Ada', expires: '' }, now)).toEqual({ expires: true })
  expect(wrongIn({ by: ' ', expires: '2026-11-23' }, now)).toEqual({ by: true })
})
