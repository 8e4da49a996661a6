import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { HOSTILE, sampleReport } from '../../audit/testing/sample-report.ts'
import { MOST_AUDITS } from './audits.ts'
import { PROGRESS_FILE, type Progress, openProgress } from './progress.ts'

let home: string
let progress: Progress
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'bulkhead-audits-'))
  progress = openProgress(home)
})
afterEach(async () => {
  await progress.close()
  rmSync(home, { recursive: true })
})

const minute = (number: number) => new Date(Date.UTC(2026, 0, 1, 0, number)).toISOString()
const idsKept = async () => (await progress.audits()).map(({ id }) => id)
async function add(number: number): Promise<string> {
  const id = randomUUID()
  await progress.addAudit(id, sampleReport({ at: minute(number) }))
  return id
}
/** As another process, of another version, might have left it. */
function meddle(statement: string, ...parameters: unknown[]): void {
  const db = new Database(join(home, PROGRESS_FILE))
  db.prepare(statement).run(...parameters)
  db.close()
}

test('a report is read as it was written, whatever stands in it, by another process too', async () => {
  const id = randomUUID()
  const report = sampleReport({ at: minute(1) })
  await progress.addAudit(id, report)
  const other = openProgress(home)
  expect(JSON.stringify(report)).toContain(JSON.stringify(HOSTILE).slice(1, -1))
  expect(await other.audit(id)).toEqual(report)
  await other.close()
})

test('in short: the newest first, with every item’s status', async () => {
  const [two, one, three] = [await add(2), await add(1), await add(3)]
  expect(await idsKept()).toEqual([three, two, one])
  const [newest] = await progress.audits()
  const { target, summary, items } = sampleReport()
  expect(newest).toMatchObject({ at: minute(3), target, summary })
  expect(newest?.statuses).toEqual(Object.fromEntries(items.map(({ id, status }) => [id, status])))
})

test('the oldest make room, and what is left of them is nothing', async () => {
  const first = await add(1)
  const second = await add(2)
  const { short, report } = new Database(join(home, PROGRESS_FILE), { readonly: true })
    .prepare('select short, report from audits where id = ?')
    .get(second) as { short: string; report: Buffer }
  const db = new Database(join(home, PROGRESS_FILE))
  const insert = db.prepare('insert into audits (id, at, short, report) values (?, ?, ?, ?)')
  db.transaction(() => {
    for (let at = 3; at <= MOST_AUDITS; at += 1) insert.run(randomUUID(), minute(at), short, report)
  })()
  db.close()
  expect(await progress.audits()).toHaveLength(MOST_AUDITS)
  const newest = await add(MOST_AUDITS + 1)
  expect(await progress.audits()).toHaveLength(MOST_AUDITS)
  expect(await progress.audit(first)).toBeUndefined()
  expect(await progress.audit(second)).toBeDefined()
  expect((await idsKept())[0]).toBe(newest)
})

test('what was removed is gone, and nothing else', async () => {
  const [one, two, three] = [await add(1), await add(2), await add(3)]
  await progress.removeAudits([])
  await progress.removeAudits([one, three, randomUUID()])
  expect(await idsKept()).toEqual([two])
  expect(await progress.audit(one)).toBeUndefined()
})

test('one that looks different to this version is left out, and stays in the file', async () => {
  const [old, sound] = [await add(1), await add(2)]
  meddle(`update audits set short = '{"schema":"bulkhead.audit/0"}' where id = ?`, old)
  expect(await idsKept()).toEqual([sound])
  meddle(`update audits set short = '{' where id = ?`, old)
  expect(await idsKept()).toEqual([sound])
  expect(await progress.audit(old)).toBeDefined()
})

test('a report that was damaged is none', async () => {
  const id = await add(1)
  meddle('update audits set report = ? where id = ?', Buffer.from('no report'), id)
  expect(await progress.audit(id)).toBeUndefined()
})
