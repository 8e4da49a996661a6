import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { raiseInotifyInstances } from './inotify.ts'

let directory: string
let file: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'bulkhead-inotify-'))
  file = join(directory, 'max_user_instances')
})

afterEach(() => rmSync(directory, { recursive: true }))

test('a low limit is raised, a high one left', () => {
  writeFileSync(file, '128\n')
  expect(raiseInotifyInstances(file)).toBe(1024)
  writeFileSync(file, '8192\n')
  expect(raiseInotifyInstances(file)).toBe(8192)
  expect(readFileSync(file, 'utf8')).toBe('8192\n')
})

test('where there is no such limit, none is answered', () => {
  expect(raiseInotifyInstances(file)).toBeUndefined()
})
