import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bulkheadHome, installationId, keptValue } from './home.ts'

let dir: string
beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), 'bulkhead-home-'))))
afterEach(() => rmSync(dir, { recursive: true }))

test('BULKHEAD_HOME comes before everything and is made absolute', () => {
  expect(bulkheadHome({ BULKHEAD_HOME: '/a/b', XDG_DATA_HOME: '/x' }, 'linux', '/home/u')).toBe('/a/b')
  expect(bulkheadHome({ BULKHEAD_HOME: 'rel' }, 'linux', '/home/u')).toBe(join(process.cwd(), 'rel'))
})

test('each system has its place', () => {
  expect(bulkheadHome({}, 'linux', '/home/u')).toBe('/home/u/.local/share/bulkhead')
  expect(bulkheadHome({ XDG_DATA_HOME: '/data' }, 'linux', '/home/u')).toBe('/data/bulkhead')
  expect(bulkheadHome({ XDG_DATA_HOME: 'rel' }, 'linux', '/home/u')).toBe('/home/u/.local/share/bulkhead')
  expect(bulkheadHome({}, 'darwin', '/Users/u')).toBe('/Users/u/Library/Application Support/Bulkhead')
})

test('the installation keeps its id, in a file for this user only', () => {
  const home = join(dir, 'new')
  const id = installationId(home)
  expect(id).toMatch(/^[0-9a-f]{12}$/)
  expect(installationId(home)).toBe(id)
  expect(statSync(join(home, 'installation')).mode & 0o777).toBe(0o600)
  expect(statSync(home).mode & 0o777).toBe(0o700)
})

test('a file that a crash left empty is made again', () => {
  writeFileSync(join(dir, 'secret'), '')
  expect(keptValue(dir, 'secret', () => 'fresh')).toBe('fresh')
})
