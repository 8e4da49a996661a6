import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { UsageError } from './failures.ts'
import { writeOut } from './write-out.ts'

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-out-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a file is there whole, in place of what was there, and nothing beside it', () => {
  const file = join(folder, 'a.json')
  writeOut('{"old": true, "long": "text"}', file)
  writeOut('{}', file)
  expect(readFileSync(file, 'utf8')).toBe('{}\n')
  expect(readdirSync(folder)).toEqual(['a.json'])
})

test('a device is written to and stays one; a full disk is told', () => {
  writeOut('{}', '/dev/null')
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
  expect(() => writeOut('{}', '/dev/full')).toThrow(UsageError)
  expect(statSync('/dev/full').isCharacterDevice()).toBe(true)
})

test('where nothing can be written, the sentence says so', () => {
  expect(() => writeOut('{}', join(folder, 'no/such/folder'))).toThrow(/can't be written/)
})
