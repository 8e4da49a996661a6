import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { describeOnBoth } from '../testing/databases.ts'
import { everything, sampleClass } from '../testing/sample-class.ts'
import { backupClass, restoreClass } from './backup.ts'
import { openClassDatabase } from './database.ts'

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0
const newFile = () => join(folder, `backup-${(files += 1)}.gz`)
const newSqlite = () => openClassDatabase(join(folder, `class-${(files += 1)}.db`))

describeOnBoth('a backup of a class', ({ open }) => {
  test('restores everything, also into the other kind of database and back', async () => {
    const class1 = await open()
    await sampleClass(class1)
    const path = newFile()
    expect(await backupClass(class1, path, { 'tls.pem': Buffer.from('certificate') })).toEqual({ rows: 16 })
    expect(statSync(path).mode & 0o777).toBe(0o600)

    const sqlite = await newSqlite()
    const restored = await restoreClass(sqlite, path, 'here')
    expect(restored).toEqual({ rows: 16, files: { 'tls.pem': Buffer.from('certificate') } })
    const again = newFile()
    await backupClass(sqlite, again, {})
    await sqlite.close()
    const class2 = await open()
    await restoreClass(class2, again, 'here')
    expect(await everything(class2)).toEqual(await everything(class1))
  })

  test('what is counted goes on counting after it', async () => {
    const class1 = await open()
    await sampleClass(class1)
    const path = newFile()
    await backupClass(class1, path, {})
    const class2 = await open()
    await restoreClass(class2, path, 'here')
    const { serial } = await class2.db
      .insertInto('messages')
      .values({
        id: 'm3',
        from_person: 'ida',
        from_name: 'Ida',
        to_person: null,
        text: 'on we go',
        pointer_exercise: null,
        pointer_task: null,
        at: '',
      })
      .returning('serial')
      .executeTakeFirstOrThrow()
    expect(serial).toBe(3)
  })

  test('goes into no class that is there already', async () => {
    const class1 = await open()
    await sampleClass(class1)
    const path = newFile()
    await backupClass(class1, path, {})
    const before = await everything(class1)
    await expect(restoreClass(class1, path, 'postgres://me:secret@there/class')).rejects.toThrow(
      'There is a class in postgres://me:…@there/class already.',
    )
    expect(await everything(class1)).toEqual(before)
  })

  test('is not restored where its keys can’t be kept', async () => {
    const class1 = await open()
    await sampleClass(class1)
    const path = newFile()
    await backupClass(class1, path, { 'tls.pem': Buffer.from('certificate') })
    const class2 = await open()
    const noRoom = () => {
      throw new Error('no room for files')
    }
    await expect(restoreClass(class2, path, 'here', noRoom)).rejects.toThrow('no room')
    expect((await everything(class2)).people).toEqual([])
    await restoreClass(class2, path, 'here')
    expect(await everything(class2)).toEqual(await everything(class1))
  })

  test('is restored whole or not at all', async () => {
    const class1 = await open()
    await sampleClass(class1)
    const path = newFile()
    await backupClass(class1, path, {})
    const lines = gunzipSync(readFileSync(path)).toString().trimEnd().split('\n')
    const spoiled = {
      'cut off': gzipSync(lines.slice(0, -1).join('\n')),
      'a line less': gzipSync(lines.toSpliced(3, 1).join('\n')),
      'a line changed': gzipSync(lines.join('\n').replace('Ben', 'Bea')),
      'half a file': readFileSync(path).subarray(0, 300),
      'no backup': gzipSync('{"format":"something else"}\n'),
      'not even compressed': Buffer.from('hello'),
      'a table of nobody’s': gzipSync(
        lines.join('\n').replace('"table":"people"', '"table":"sqlite_schema"'),
      ),
    }
    for (const bytes of Object.values(spoiled)) {
      const bad = newFile()
      writeFileSync(bad, bytes)
      const class2 = await open()
      await expect(restoreClass(class2, bad, 'here')).rejects.toThrow('is no whole backup of a class')
      expect(Object.values(await everything(class2)).flat()).toEqual([])
    }
  })

  test('of a newer Bulkhead is left alone', async () => {
    const class1 = await open()
    const path = newFile()
    await backupClass(class1, path, {})
    const text = gunzipSync(readFileSync(path))
      .toString()
      .replace(/"shape":"[^"]*"/, '"shape":"9999-later"')
    writeFileSync(path, gzipSync(text))
    await expect(restoreClass(await open(), path, 'here')).rejects.toThrow('written by a newer Bulkhead')
  })

  test('does not overwrite what somebody is writing', async () => {
    const class1 = await open()
    const path = newFile()
    writeFileSync(`${path}.part`, '')
    await expect(backupClass(class1, path, {})).rejects.toThrow('EEXIST')
  })
})
