import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { LONGEST_REPORT, REPORTS_AT_ONCE, Report } from '../../contract/class/index.ts'
import { msg, render, verbatim } from '../../contract/index.ts'
import { faultsOf } from '../classroom/testing/books.ts'
import { drawKey, publicKeyOf } from '../classroom/keys.ts'
import { MOST_WAITING } from './outbox.ts'
import { PROGRESS_FILE, openProgress } from './progress.ts'
import { sampleSession, sampleVerdict } from './testing/sample-verdict.ts'

let home = ''
const key = drawKey()
const joined = {
  ...{ address: 'https://192.0.2.7:4848', fingerprint: null, token: 'token', key },
  ...{ className: 'C', name: 'Ada', place: 'own' as const, person: 'abcdefghijklmnop', device: 'd' },
}

beforeEach(() => void (home = mkdtempSync(join(tmpdir(), 'bulkhead-outbox-'))))
afterEach(() => rmSync(home, { recursive: true }))

const waiting = (progress: ReturnType<typeof openProgress>) =>
  progress.waitingReports({ count: 10_000, bytes: Infinity })
const read = async (progress: ReturnType<typeof openProgress>) =>
  (await waiting(progress)).map(({ body }) => Report.parse(JSON.parse(body)))

test('who is in no class reports nothing', async () => {
  const progress = openProgress(home)
  await progress.addWorked('daemon-tls', 5)
  expect(await progress.pendingReports()).toBe(0)
  await progress.saveMember(joined)
  expect(await progress.pendingReports()).toBe(0)
  await progress.addWorked('daemon-tls', 5)
  expect(await read(progress)).toMatchObject([{ seq: 1, previous: '', kind: 'worked', seconds: 10 }])
  await progress.leaveClass()
  await progress.addWorked('daemon-tls', 5)
  expect(await progress.pendingReports()).toBe(0)
  await progress.close()
})

test('what was not written is not reported', async () => {
  const progress = openProgress(home)
  await progress.saveMember(joined)
  // There is no such session.
  await expect(
    progress.recordVerdict('nobody', sampleVerdict('pass', '2026-01-01T00:00:00.000Z')),
  ).rejects.toThrow('FOREIGN KEY')
  await progress.noteSolutionSeen('daemon-tls')
  await progress.noteSolutionSeen('daemon-tls')
  await progress.closeSession('nobody')
  expect(await read(progress)).toMatchObject([{ seq: 1, kind: 'solution' }])
  await progress.close()
})

test('all processes of a home make one row without gaps', async () => {
  const [app, cli] = [openProgress(home), openProgress(home)]
  await app.saveMember(joined)
  await app.saveSession(sampleSession('a'), 'app')
  for (let n = 0; n < 30; n += 1)
    await Promise.all([app.addWorked('daemon-tls', 1), cli.showHint('daemon-tls', `t${n}`, 3)])
  await cli.recordVerdict('a', sampleVerdict('pass', '2026-01-01T00:00:00.000Z'))
  const rows = await waiting(app)
  expect(rows).toHaveLength(62)
  expect(faultsOf(rows, publicKeyOf(key))).toEqual([])
  await app.close()
  await cli.close()
})

test('batches hold to what is sent at once, and settling takes what was sent', async () => {
  const progress = openProgress(home)
  await progress.saveMember(joined)
  await progress.saveSession(sampleSession('a'), 'app')
  for (let n = 0; n < 60; n += 1) await progress.addWorked('daemon-tls', 1)
  expect((await progress.waitingReports(REPORTS_AT_ONCE)).map(({ seq }) => seq)).toEqual(
    Array.from({ length: 50 }, (_, at) => at + 1),
  )
  expect(await progress.waitingReports({ count: 50, bytes: 1 })).toHaveLength(1)
  await progress.settleReports('another device', 50)
  expect(await progress.pendingReports()).toBe(61)
  await progress.settleReports('d', 50)
  expect((await progress.waitingReports(REPORTS_AT_ONCE))[0]?.seq).toBe(51)
  await progress.close()
})

test('evidence that is longer than a report may be is shortened, what was found is not', async () => {
  const progress = openProgress(home)
  await progress.saveMember(joined)
  await progress.saveSession(sampleSession('a'), 'app')
  const at = '2026-01-01T00:00:00.000Z'
  const evidence = {
    tried: msg`GET /`,
    from: 'stranger',
    expected: msg`nothing`,
    got: verbatim('"'.repeat(300_000)),
    at,
  }
  const check = { id: 'c', status: 'pass' as const, summary: msg`It is closed.`, evidence: [evidence] }
  const verdict = sampleVerdict('pass', at)
  await progress.recordVerdict('a', { ...verdict, tasks: [{ ...verdict.tasks[0]!, checks: [check] }] })
  const [, row] = await waiting(progress)
  expect(Buffer.byteLength(row!.body)).toBeLessThanOrEqual(LONGEST_REPORT)
  const report = Report.parse(JSON.parse(row!.body))
  if (report.kind !== 'verdict') throw new Error(report.kind)
  const told = report.verdict.tasks[0]!.checks[0]!
  expect(render(told.summary)).toBe('It is closed.')
  expect(render(told.evidence[0]!.got)).toBe(`${'"'.repeat(2000)}…`)
  await progress.close()
})

test('a class that never comes back fills no disk: totals and recordings wait elsewhere, what else is left out is counted', async () => {
  const progress = openProgress(home)
  await progress.saveMember(joined)
  const raw = new BetterSqlite3(join(home, PROGRESS_FILE))
  const fill = (bytes: number) =>
    raw
      .prepare("insert into outbox values (0, 'x', ?, '', '') on conflict do update set bytes = ?")
      .run(bytes, bytes)
  fill(MOST_WAITING / 4)
  await progress.addWorked('daemon-tls', 1)
  const piece = {
    recording: '20260101T000000Z_daemon-tls_master_0123abcd',
    title: 't',
    from: 0,
    text: '[]\n',
  }
  expect(await progress.reportRecording(piece)).toBe(false)
  await progress.showHint('daemon-tls', 't', 3)
  expect((await progress.member())?.leftOut).toBe(0)
  fill(MOST_WAITING)
  await progress.showHint('daemon-tls', 't', 3)
  expect((await progress.member())?.leftOut).toBe(1)
  raw.prepare('delete from outbox where seq = 0').run()
  raw.close()
  await progress.addWorked('daemon-tls', 1)
  expect(await progress.reportRecording(piece)).toBe(true)
  expect(await progress.reportRecording(piece)).toBe(false)
  const reports = await waiting(progress)
  expect(faultsOf(reports, publicKeyOf(key))).toEqual([])
  expect((await progress.waitingReports({ count: 50, bytes: Infinity })).map(({ seq }) => seq)).toEqual([
    1, 2, 3,
  ])
  await progress.close()
})
