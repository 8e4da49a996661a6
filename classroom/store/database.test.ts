import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openClassDatabase } from './database.ts'

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-class-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('what was written is there when the class is opened again', async () => {
  const path = join(folder, 'class.db')
  const first = await openClassDatabase(path)
  await first.db.insertInto('settings').values({ key: 'name', value: 'Docker 101' }).execute()
  await first.close()
  const again = await openClassDatabase(path)
  expect(await again.db.selectFrom('settings').selectAll().execute()).toEqual([
    { key: 'name', value: 'Docker 101' },
  ])
  await again.close()
})
