import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openLog } from './log-file.mjs'

test('what was written is there when it is closed', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'bulkhead-log-'))
  const log = openLog(join(directory, 'deep', 'x.log'))
  log.write(Buffer.from('one\n'))
  log.write(Buffer.from('two\n'))
  await log.close()
  expect(readFileSync(join(directory, 'deep', 'x.log'), 'utf8')).toBe('one\ntwo\n')
  rmSync(directory, { recursive: true })
})

test.skipIf(!existsSync('/dev/full'))('a full disk stops nothing', async () => {
  const log = openLog('/dev/full')
  log.write(Buffer.from('x'.repeat(100_000)))
  await expect(log.close()).resolves.toBeUndefined()
  log.write(Buffer.from('late'))
})
