import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { describeOnBoth } from '../testing/databases.ts'
import { lockClass } from './only-server.ts'

const folders: string[] = []
const newHome = () => {
  const home = mkdtempSync(join(tmpdir(), 'bulkhead-lock-'))
  folders.push(home)
  return home
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

describeOnBoth('one server for a class', ({ fresh }) => {
  test('a second one on the same database is refused, also from another folder, until the first has gone', async () => {
    const database = await fresh()
    const unlock = await lockClass(newHome(), database)
    await expect(lockClass(newHome(), database)).rejects.toThrow('Another class server works with')
    await unlock()
    await (
      await lockClass(newHome(), database)
    )()
  })

  test('a second one in the same folder is refused, and keeps nothing of the other database', async () => {
    const home = newHome()
    const other = await fresh()
    const unlock = await lockClass(home, await fresh())
    await expect(lockClass(home, other)).rejects.toThrow(`Another class server works with ${home}.`)
    await (
      await lockClass(newHome(), other)
    )()
    await unlock()
  })
})

test('a class’s file in its own folder is locked once', async () => {
  const home = newHome()
  const unlock = await lockClass(home, join(home, 'class.db'))
  await expect(unlock()).resolves.toBeUndefined()
})

test('no password is shown of a database that is not there', async () => {
  await expect(lockClass(newHome(), 'postgres://me:secret@127.0.0.1:1/class')).rejects.toThrow(
    'postgres://me:…@127.0.0.1:1/class, can’t be opened',
  )
})
