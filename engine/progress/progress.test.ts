import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ExerciseVerdict, msg, render, renderAll } from '../../contract/index.ts'
import { NEWEST_VERSION } from './migrations.ts'
import { PROGRESS_FILE, type Progress, openProgress } from './progress.ts'
import { sampleSession, sampleVerdict } from './testing/sample-verdict.ts'

let home: string
const opened: Progress[] = []
const open = () => {
  const progress = openProgress(home)
  opened.push(progress)
  return progress
}
beforeEach(() => void (home = mkdtempSync(join(tmpdir(), 'bulkhead-progress-'))))
afterEach(async () => {
  for (const progress of opened.splice(0)) await progress.close()
  rmSync(home, { recursive: true })
})

test('a session is there for another process until it is closed', async () => {
  const [app, cli] = [open(), open()]
  const session = sampleSession('a')
  expect(await app.saveSession(session, 'app')).toBe(true)
  expect(await cli.openSessions()).toEqual([{ session, openedBy: 'app', busy: false }])
  await cli.closeSession('a')
  expect(await app.openSessions()).toEqual([])
})

test('of two labs of one exercise the first is kept, and one may replace another', async () => {
  const progress = open()
  expect(await progress.saveSession(sampleSession('a'), 'app')).toBe(true)
  expect(await progress.saveSession(sampleSession('b'), 'cli')).toBe(false)
  expect(await progress.saveSession(sampleSession('c', { exercise: 'other' }), 'app')).toBe(true)
  expect(await progress.saveSession(sampleSession('b'), 'cli', { replaces: 'a' })).toBe(true)
  expect((await progress.openSessions()).map(({ session }) => session.id).toSorted()).toEqual(['b', 'c'])
})

test('the same session can be written again, with what changed', async () => {
  const progress = open()
  await progress.saveSession(sampleSession('a'), 'app')
  await progress.markBusy('a', true)
  expect(await progress.saveSession(sampleSession('a', { seed: 's2' }), 'app', { replaces: 'a' })).toBe(true)
  expect(await progress.openSessions()).toMatchObject([{ session: { id: 'a', seed: 's2' }, busy: false }])
})

test('a session is busy as long as the other process that said so lives', async () => {
  const progress = open()
  await progress.saveSession(sampleSession('a'), 'app')
  const busy = async () => (await progress.openSessions())[0]?.busy
  const raw = new BetterSqlite3(join(home, PROGRESS_FILE))
  const mark = (pid: number, until: string) =>
    raw.prepare('update sessions set busy_pid = ?, busy_until = ?').run(pid, until)
  const [past, future] = [
    new Date(Date.now() - 1000).toISOString(),
    new Date(Date.now() + 60_000).toISOString(),
  ]
  mark(process.ppid, future)
  expect(await busy()).toBe(true)
  mark(process.ppid, past)
  expect(await busy()).toBe(false)
  mark(spawnSync('true').pid, future)
  expect(await busy()).toBe(false)
  raw.close()
  await progress.markBusy('a', true)
  expect(await busy()).toBe(false)
})

test('what another process writes is noticed, what this one writes is not', async () => {
  const [app, cli] = [open(), open()]
  const before = app.foreignChanges()
  await app.setSeed('daemon-tls', 'mine')
  expect(app.foreignChanges()).toBe(before)
  await cli.setSeed('daemon-tls', 'theirs')
  expect(app.foreignChanges()).not.toBe(before)
})

test('a learner keeps one id and one drawn seed per exercise', async () => {
  const [app, cli] = [open(), open()]
  const [one, two] = await Promise.all([app.seedOf('daemon-tls'), cli.seedOf('daemon-tls')])
  expect(one).toBe(two)
  expect(await app.seedOf('other')).not.toBe(one)
  expect(await cli.learnerId()).toBe(await app.learnerId())
})

test('the first time a task passes is what counts', async () => {
  const progress = open()
  await progress.saveSession(sampleSession('a'), 'app')
  const [first, later] = ['2026-01-01T00:00:01.000Z', '2026-01-01T00:00:02.000Z']
  expect(await progress.recordVerdict('a', sampleVerdict('fail', first))).toEqual({})
  expect(await progress.recordVerdict('a', sampleVerdict('pass', first))).toEqual({ port: first })
  expect(await progress.recordVerdict('a', sampleVerdict('pass', later))).toEqual({ port: first })
  expect(await progress.recordVerdict('a', sampleVerdict('fail', later))).toEqual({ port: first })
  expect(await progress.achieved('daemon-tls', 'another-seed')).toEqual({})
})

test('starting over forgets achievements and attempts of that exercise only', async () => {
  const progress = open()
  await progress.saveSession(sampleSession('a'), 'app')
  await progress.saveSession(sampleSession('b', { exercise: 'other' }), 'app')
  const at = '2026-01-01T00:00:01.000Z'
  await progress.recordVerdict('a', sampleVerdict('pass', at))
  await progress.recordVerdict('b', sampleVerdict('pass', at, { exercise: 'other' }))
  await progress.addAttempt('daemon-tls', 's1', {
    exercise: 'daemon-tls',
    outcome: 'refused',
    summary: msg`No.`,
    steps: [],
    at,
  })
  expect(await progress.attempts('daemon-tls', 's1')).toHaveLength(1)
  await progress.startOver('daemon-tls', 's2')
  expect(await progress.seedOf('daemon-tls')).toBe('s2')
  expect(await progress.achieved('daemon-tls', 's1')).toEqual({})
  expect(await progress.attempts('daemon-tls', 's1')).toEqual([])
  expect(await progress.achieved('other', 's1')).toEqual({ port: at })
})

test('attempts that were kept when their words were plain text are still read', async () => {
  const progress = open()
  const at = '2026-01-01T00:00:01.000Z'
  const step = { tried: 'Knock at the door', got: 'nothing {0}', succeeded: false, at }
  const old = {
    exercise: 'daemon-tls',
    outcome: 'refused',
    summary: 'Every door was closed.',
    steps: [step],
    at,
  }
  const raw = new BetterSqlite3(join(home, PROGRESS_FILE))
  raw
    .prepare('insert into attempts (exercise, seed, at, outcome, json) values (?, ?, ?, ?, ?)')
    .run('daemon-tls', 's1', at, 'refused', JSON.stringify(old))
  raw.close()
  const [read] = await progress.attempts('daemon-tls', 's1')
  expect(renderAll(read)).toEqual(old)
  expect(render(read!.summary, { '{0}': 'x' })).toBe('Every door was closed.')
})

test('verdicts that were kept when their words were plain text are still read', () => {
  const old = { ...sampleVerdict('pass', '2026-01-01T00:00:01.000Z') }
  const words = renderAll(old)
  expect(renderAll(ExerciseVerdict.parse(words))).toEqual(words)
})

test('hints come one at a time and never more than there are', async () => {
  const [app, cli] = [open(), open()]
  expect(await app.showHint('daemon-tls', 'port', 2)).toBe(1)
  expect(await cli.showHint('daemon-tls', 'port', 2)).toBe(2)
  expect(await app.showHint('daemon-tls', 'port', 2)).toBe(2)
  expect(await app.hintsShown('daemon-tls')).toEqual({ port: 2 })
})

test.each([
  ['text', () => Buffer.from('This is not a database, but someone keeps it here. '.repeat(100))],
  ['a damaged page', () => damaged()],
])('%s in place of the file is kept aside, byte for byte', async (_what, content) => {
  const before = await content()
  writeFileSync(join(home, PROGRESS_FILE), before)
  const progress = open()
  expect(render(progress.setAside!.what)).toContain(PROGRESS_FILE)
  const kept = readdirSync(home).find((name) => /\.kept-[\dTZ-]+$/.test(name))!
  expect(readFileSync(join(home, kept)).equals(before)).toBe(true)
  expect(render(progress.setAside!.means)).toContain(kept)
  expect(await progress.seedOf('daemon-tls')).toMatch(/^[0-9a-f]{8}$/)
})

test("another program's database is kept aside", async () => {
  const foreign = new BetterSqlite3(join(home, PROGRESS_FILE))
  foreign.exec("create table recipes (name); insert into recipes values ('soup')")
  foreign.close()
  expect(render(open().setAside!.what)).toContain('belongs to another program')
  const kept = readdirSync(home).find((name) => /\.kept-[\dTZ-]+$/.test(name))!
  const raw = new BetterSqlite3(join(home, kept), { readonly: true })
  expect(raw.prepare('select name from recipes').pluck().get()).toBe('soup')
  raw.close()
})

test('a file of a newer version is left alone', async () => {
  await open().close()
  opened.length = 0
  const raw = new BetterSqlite3(join(home, PROGRESS_FILE))
  raw.pragma(`user_version = ${NEWEST_VERSION + 1}`)
  raw.close()
  expect(() => openProgress(home)).toThrow(/newer Bulkhead/)
  expect(readdirSync(home).filter((name) => name.includes('kept'))).toEqual([])
})

test('a folder that is a file is a sentence, not a stack', () => {
  writeFileSync(join(home, 'blocked'), '')
  expect(() => openProgress(join(home, 'blocked'))).toThrow(expect.objectContaining({ name: 'TroubleError' }))
})

/** A database of ours with rubbish in the middle of its pages. */
async function damaged(): Promise<Buffer> {
  const progress = openProgress(home)
  await progress.saveSession(sampleSession('a'), 'app')
  await progress.close()
  const bytes = readFileSync(join(home, PROGRESS_FILE))
  rmSync(join(home, PROGRESS_FILE))
  return bytes.fill(0xab, 4096, 4096 + 8192)
}
