import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { eventually } from '../testing/eventually.ts'
import { KEPT, type Recordings, createRecordings } from './recordings.ts'
import { readCast } from './testing.ts'

let home: string
let folder: string
let recordings: Recordings
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'bulkhead-recordings-'))
  folder = join(home, 'recordings')
  recordings = createRecordings(folder)
})
afterEach(async () => {
  await recordings.close()
  rmSync(home, { recursive: true })
})

const terminal = { exercise: 'daemon-tls', host: 'master', title: 'master 2', cols: 80, rows: 24 }

async function whole(id: string): Promise<string> {
  let text = ''
  for (let from: number | null = 0; from !== null;) {
    const piece = await recordings.read(id, from)
    text += piece.text
    from = piece.next
  }
  return text
}

test('what a terminal shows is in its file soon, which only this user may read', async () => {
  const recorder = recordings.start(terminal)
  expect(await recorder.ready).toBe(true)
  recorder.output(Buffer.from('hello\r\n'))
  recorder.resize({ cols: 100, rows: 30 })
  // Nobody asks for it, and it is written all the same.
  const path = join(folder, readdirSync(folder)[0]!)
  await eventually(() => expect(statSync(path).size).toBeGreaterThan(150))
  const [info] = await recordings.list()
  expect(info).toMatchObject({
    exercise: 'daemon-tls',
    host: 'master',
    title: 'daemon-tls: master 2',
    isRunning: true,
    isFull: false,
  })
  const cast = readCast(await whole(info!.id))
  expect(cast.shown).toBe('hello\r\n')
  expect(cast.events.at(-1)).toEqual([info?.seconds, 'r', '100x30'])
  if (process.platform !== 'win32') {
    expect(statSync(join(folder, `${info!.id}.cast`)).mode & 0o777).toBe(0o600)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
  }
})

test('one that runs is listed and read with all that was shown until then', async () => {
  const recorder = recordings.start(terminal)
  await recorder.ready
  recorder.output(Buffer.from('first'))
  const [info] = await recordings.list()
  expect(readCast(await whole(info!.id)).shown).toBe('first')
  recorder.output(Buffer.from(' and second'))
  expect(readCast(await whole(info!.id)).shown).toBe('first and second')
  expect((await recordings.list())[0]?.bytes).toBeGreaterThan(info!.bytes)
})

test('an ended one is whole at once and no longer running', async () => {
  const recorder = recordings.start(terminal)
  recorder.output(Buffer.from('x'.repeat(300_000)))
  recorder.end()
  expect(recorder.isRecording()).toBe(false)
  await recordings.close()
  const [info] = await recordings.list()
  expect(info?.isRunning).toBe(false)
  expect(readCast(await whole(info!.id)).shown).toHaveLength(300_000)
})

test('what a crash left of a line is neither listed nor read', async () => {
  const recorder = recordings.start(terminal)
  recorder.output(Buffer.from('before'))
  await recordings.close()
  const file = join(folder, readdirSync(folder)[0]!)
  const before = readFileSync(file, 'utf8')
  appendFileSync(file, '[12.5,"o","half')
  const [info] = await recordings.list()
  expect(info?.seconds).toBeLessThan(12)
  expect(await whole(info!.id)).toBe(before)
})

test('files of somebody else’s making are left alone', async () => {
  recordings.start(terminal)
  await recordings.close()
  writeFileSync(join(folder, 'notes.txt'), 'mine')
  writeFileSync(join(folder, '20260101T000000Z_daemon-tls_master_00000000.cast'), 'no cast')
  expect(await recordings.list()).toHaveLength(1)
})

test('removing one that runs ends it', async () => {
  const recorder = recordings.start(terminal)
  await recorder.ready
  const id = readdirSync(folder)[0]!.slice(0, -5)
  await recordings.remove([id])
  expect(recorder.isRecording()).toBe(false)
  expect(readdirSync(folder)).toEqual([])
  await expect(recordings.read(id, 0)).rejects.toMatchObject({ trouble: { code: 'no-recording' } })
  await recordings.remove([id])
})

test('old ones and those that are too many make room', async () => {
  recordings.start(terminal)
  await recordings.close()
  const stamp = (n: number) =>
    new Date(Date.now() - n * 1000).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')
  for (let n = 1; n <= KEPT.recordings + 5; n += 1) {
    writeFileSync(join(folder, `${stamp(n)}Z_daemon-tls_master_${String(n).padStart(8, '0')}.cast`), '{}\n')
  }
  const old = join(folder, '20260101T000000Z_daemon-tls_master_00000000.cast')
  writeFileSync(old, '{}\n')
  await recordings.start(terminal).ready
  expect(existsSync(old)).toBe(false)
  expect(readdirSync(folder)).toHaveLength(KEPT.recordings + 1)
})

test('where nothing can be written, the terminal goes on unrecorded', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  writeFileSync(folder, 'a file')
  const recorder = recordings.start(terminal)
  expect(await recorder.ready).toBe(false)
  recorder.output(Buffer.from('x'))
  expect(recorder.isRecording()).toBe(false)
  expect(log).toHaveBeenCalledOnce()
})
