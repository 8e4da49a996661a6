import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeOnBoth } from '../testing/databases.ts'
import { openClassDatabase } from './database.ts'
import { migrations } from './migrations.ts'
import { shownPlace } from './troubles.ts'

test('no password is shown, however it is written', () => {
  for (const password of ['secret', 's@cret', 'se/cret', 'se:cr@e/t'])
    expect(shownPlace(`postgres://ada:${password}@db.example:5432/class`)).toBe(
      'postgres://ada:…@db.example:5432/class',
    )
  expect(shownPlace('postgres://db/class?user=ada&password=secret')).not.toContain('secret')
  expect(shownPlace('postgres://ada@db.example/class')).toBe('postgres://ada@db.example/class')
})

describeOnBoth('the database of a class', ({ open, fresh }) => {
  test('what was written is there when the class is opened again', async () => {
    const where = await fresh()
    const first = await open(where)
    await first.db.insertInto('settings').values({ key: 'name', value: 'Docker 101' }).execute()
    const again = await open(where)
    expect(await again.db.selectFrom('settings').selectAll().execute()).toEqual([
      { key: 'name', value: 'Docker 101' },
    ])
  })

  test('numbers are numbers, and counted up', async () => {
    const { db } = await open()
    const message = {
      from_person: 'a',
      from_name: 'Ada',
      to_person: null,
      text: 'hello',
      at: '2026-01-01T00:00:00Z',
    }
    const pointer = { pointer_exercise: null, pointer_task: null }
    for (const id of ['one', 'two'])
      await db
        .insertInto('messages')
        .values({ id, ...message, ...pointer })
        .execute()
    const serials = await db.selectFrom('messages').select('serial').orderBy('serial').execute()
    expect(serials).toEqual([{ serial: 1 }, { serial: 2 }])
  })

  test('what is a person’s goes with the person', async () => {
    const { db } = await open()
    const at = '2026-01-01T00:00:00Z'
    const nobody = { roster_id: null, login: null, password: null, joined_at: null }
    await db
      .insertInto('people')
      .values({ id: 'p', role: 'learner', name: 'Ada', created_at: at, ...nobody })
      .execute()
    await db
      .insertInto('looks')
      .values({
        id: 'l',
        person: 'p',
        by_person: 'i',
        by_name: 'Ida',
        asked_at: at,
        answer: null,
        ended_at: null,
      })
      .execute()
    await db.deleteFrom('people').where('id', '=', 'p').execute()
    expect(await db.selectFrom('looks').selectAll().execute()).toEqual([])
  })

  test('a database of a newer Bulkhead is left alone', async () => {
    const where = await fresh()
    const { db } = await open(where)
    await db
      .insertInto('kysely_migration' as never)
      .values({ name: '9999-later', timestamp: '2030-01-01T00:00:00Z' } as never)
      .execute()
    await expect(open(where)).rejects.toThrow('newer')
  })
})

test('a file of a class is nobody else’s to read, also in a folder that was there before', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-class-'))
  chmodSync(folder, 0o755)
  const path = join(folder, 'class.db')
  writeFileSync(path, '', { mode: 0o644 })
  const { db, close } = await openClassDatabase(path)
  await db.insertInto('settings').values({ key: 'name', value: 'Docker 101' }).execute()
  for (const suffix of ['', '-wal', '-shm']) expect(statSync(path + suffix).mode & 0o777).toBe(0o600)
  await close()
  rmSync(folder, { recursive: true })
})

test('both kinds of database take the same steps', () => {
  expect(Object.keys(migrations('sqlite'))).toEqual(Object.keys(migrations('postgres')))
})
