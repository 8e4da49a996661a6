import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { kindOf, partsOf } from './data-folder.ts'

test.each([
  ['progress.db', 'progress'],
  ['progress.db-wal', 'progress'],
  ['progress.db.kept-2026-01-01', 'kept-aside'],
  ['docker', 'engine'],
  ['recordings', 'recordings'],
  ['web-secret', 'other'],
])('%s is %s', (name, kind) => expect(kindOf(name)).toBe(kind))

test('sizes are those of everything below; links are not followed', async () => {
  const home = mkdtempSync(join(tmpdir(), 'bulkhead-data-'))
  try {
    mkdirSync(join(home, 'recordings'))
    writeFileSync(join(home, 'recordings', 'one'), Buffer.alloc(100_000, 1))
    writeFileSync(join(home, 'progress.db'), Buffer.alloc(10_000, 1))
    symlinkSync('/usr', join(home, 'web-secret'))
    const bytes = Object.fromEntries((await partsOf(home)).map((part) => [part.kind, part.bytes]))
    expect(bytes.recordings).toBeGreaterThanOrEqual(100_000)
    expect(bytes.recordings).toBeLessThan(150_000)
    expect(bytes.progress).toBeGreaterThanOrEqual(10_000)
    expect(bytes.other).toBeLessThan(10_000)
    expect(await partsOf(join(home, 'nowhere'))).toEqual([])
  } finally {
    rmSync(home, { recursive: true })
  }
})
