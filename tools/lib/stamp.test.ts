import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fingerprint, isStamped, writeStamp } from './stamp.mjs'

let base: string
const look = () => fingerprint(base, ['src', 'config.json', 'missing.json'])

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'bulkhead-stamp-'))
  mkdirSync(join(base, 'src', 'deep'), { recursive: true })
  writeFileSync(join(base, 'src', 'deep', 'a.ts'), 'a')
  writeFileSync(join(base, 'config.json'), '{}')
})

afterEach(() => rmSync(base, { recursive: true }))

test('the same files have the same fingerprint', () => {
  expect(look()).toBe(look())
})

test('a file that is changed, added, renamed, removed or touched changes it', () => {
  const seen = new Set([look()])
  const file = join(base, 'src', 'deep', 'a.ts')
  const steps = [
    () => writeFileSync(file, 'ab'),
    () => writeFileSync(join(base, 'src', 'b.ts'), ''),
    () => renameSync(join(base, 'src', 'b.ts'), join(base, 'src', 'c.ts')),
    () => rmSync(join(base, 'src', 'c.ts')),
    () => utimesSync(file, 1, 1),
    () => writeFileSync(join(base, 'missing.json'), ''),
  ]
  for (const step of steps) {
    const before = look()
    step()
    expect(look()).not.toBe(before)
    seen.add(look())
  }
  expect(seen.size).toBeGreaterThan(4)
})

test('a stamp holds until another value is written', () => {
  const file = join(base, 'stamps', 'renderer')
  expect(isStamped(file, 'one')).toBe(false)
  writeStamp(file, 'one')
  expect(isStamped(file, 'one')).toBe(true)
  expect(isStamped(file, 'two')).toBe(false)
})
