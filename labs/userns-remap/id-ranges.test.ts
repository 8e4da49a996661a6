import { expect, test } from 'vitest'
import { render } from '../../contract/index.ts'
import {
  idMapInWords,
  isRemapped,
  outsideOf,
  parseIdMap,
  reaches,
  sameRanges,
  subordinateRanges,
} from './id-ranges.ts'

const whole = parseIdMap('         0          0 4294967295\n')
const mapped = parseIdMap('         0     100000      65536\n')

test('a map is read as the kernel prints it', () => {
  expect(mapped).toEqual([{ inside: 0, outside: 100000, length: 65536 }])
  expect(parseIdMap('0 1000 1\n1 200000 65535')).toHaveLength(2)
  expect(parseIdMap(undefined)).toEqual([])
  expect(parseIdMap('no map')).toEqual([])
})

test('an id inside is another outside, or nobody', () => {
  expect(outsideOf(mapped, 0)).toBe(100000)
  expect(outsideOf(mapped, 65535)).toBe(165535)
  expect(outsideOf(mapped, 65536)).toBeUndefined()
  expect(reaches(mapped, 165535)).toBe(true)
  expect(reaches(mapped, 165536)).toBe(false)
})

test('remapped is only what reaches root of the host by no id, user or group', () => {
  expect(isRemapped({ uids: mapped, gids: mapped })).toBe(true)
  expect(isRemapped({ uids: whole, gids: whole })).toBe(false)
  expect(isRemapped({ uids: mapped, gids: whole })).toBe(false)
  expect(isRemapped({ uids: [{ inside: 0, outside: 0, length: 65536 }], gids: mapped })).toBe(false)
  // Root inside is somebody else, but another user inside is root outside.
  expect(isRemapped({ uids: parseIdMap('0 100000 1\n1 0 1'), gids: mapped })).toBe(false)
  expect(isRemapped({ uids: [], gids: [] })).toBe(false)
})

test('entries name their owner or carry its number, and follow each other', () => {
  const text = 'other:100000:65536\nhold:1000:1\n997:300000:65535\nhold:x:y\n'
  expect(subordinateRanges(text, ['hold', '997'])).toEqual([
    { inside: 0, outside: 1000, length: 1 },
    { inside: 1, outside: 300000, length: 65535 },
  ])
  expect(subordinateRanges(undefined, ['hold'])).toEqual([])
})

test('ranges are the same in any order', () => {
  const [a, b] = parseIdMap('0 1000 1\n1 200000 65535')
  expect(sameRanges([a!, b!], [b!, a!])).toBe(true)
  expect(sameRanges([a!], [a!, b!])).toBe(false)
  expect(render(idMapInWords([a!]))).toBe('0 is 1000 outside (1 ids)')
})
