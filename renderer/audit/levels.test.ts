import { expect, test } from 'vitest'
import { countByLevel, levelOf } from './levels.ts'

test('a level counts what passes of what this machine can do', () => {
  const counted = countByLevel({ K1: 'pass', K2: 'fail', K4: 'unsupported', O1: 'attest', N3: 'error' })
  expect(counted.map(({ level }) => level).join('')).toBe('KHNICO')
  expect(counted[0]).toEqual({ level: 'K', pass: 1, counts: 2 })
  expect(counted[1]).toEqual({ level: 'H', pass: 0, counts: 0 })
  expect(counted[2]).toEqual({ level: 'N', pass: 0, counts: 1 })
  expect(counted[5]).toEqual({ level: 'O', pass: 0, counts: 1 })
})

test('an item is of the level that it is named after', () => {
  expect(levelOf('C8')).toBe('C')
  expect(levelOf('X1')).toBeUndefined()
})
