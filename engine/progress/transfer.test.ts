import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AttemptReport, type ProgressFile, msg } from '../../contract/index.ts'
import { readProgressFile } from '../data/progress-file.ts'
import { type Progress, openProgress } from './progress.ts'

const EARLY = '2026-01-01T10:00:00.000Z'
const LATE = '2026-02-01T10:00:00.000Z'

let folder: string
let home: Progress

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulkhead-transfer-'))
  home = openProgress(folder)
})
afterEach(async () => {
  await home.close()
  rmSync(folder, { recursive: true })
})

const report = (at: string): AttemptReport => ({
  exercise: 'egress',
  outcome: 'refused',
  summary: msg`No.`,
  steps: [],
  at,
})

const file = (more: Partial<ProgressFile> = {}): ProgressFile => ({
  format: 'bulkhead-progress',
  version: 1,
  exportedAt: LATE,
  bulkhead: '0.1.0',
  seeds: { egress: 'there' },
  achievements: [{ exercise: 'egress', seed: 'there', task: 'a', at: EARLY }],
  hints: [{ exercise: 'egress', task: 'a', shown: 2 }],
  attempts: [{ seed: 'there', report: report(EARLY) }],
  notes: [{ lesson: 'egress', at: 0, text: 'Mind the DNS.', savedAt: EARLY }],
  effort: [{ exercise: 'egress', workedSeconds: 600, solutionSeenAt: EARLY }],
  ...more,
})

test('what one home exports, a fresh one has afterwards; twice is as once', async () => {
  await home.importProgress(file())
  const exported = readProgressFile(JSON.stringify(await home.exportProgress('0.1.0')))
  const other = mkdtempSync(join(tmpdir(), 'bulkhead-transfer-'))
  const fresh = openProgress(other)
  try {
    expect(await fresh.importProgress(exported)).toEqual({
      achievements: { added: 1, total: 1 },
      hints: { added: 1, total: 1 },
      attempts: { added: 1, total: 1 },
      notes: { added: 1, total: 1 },
    })
    expect(await fresh.notes('egress')).toEqual(file().notes)
    expect((await fresh.exportProgress('0.1.0')).effort).toEqual(file().effort)
    expect(await fresh.seedOf('egress')).toBe('there')
    expect(await fresh.achieved('egress', 'there')).toEqual({ a: EARLY })
    expect(await fresh.hintsShown('egress')).toEqual({ a: 2 })
    expect(await fresh.attempts('egress', 'there')).toEqual([report(EARLY)])
    expect(await fresh.importProgress(exported)).toMatchObject({
      achievements: { added: 0, total: 1 },
      hints: { added: 0 },
      attempts: { added: 0 },
      notes: { added: 0 },
    })
    expect(await fresh.attempts('egress', 'there')).toHaveLength(1)
  } finally {
    await fresh.close()
    rmSync(other, { recursive: true })
  }
})

test('a seed that was only drawn gives way to the file’s', async () => {
  await home.seedOf('egress')
  await home.importProgress(file())
  expect(await home.seedOf('egress')).toBe('there')
})

test('merges into what was achieved here with another seed; nothing is lost, the earliest time stays', async () => {
  await home.setSeed('egress', 'here')
  await home.importProgress(
    file({
      seeds: { egress: 'here' },
      achievements: [
        { exercise: 'egress', seed: 'here', task: 'a', at: LATE },
        { exercise: 'egress', seed: 'here', task: 'b', at: EARLY },
      ],
      hints: [{ exercise: 'egress', task: 'a', shown: 3 }],
    }),
  )
  const achievements = [
    { exercise: 'egress', seed: 'there', task: 'a', at: EARLY },
    { exercise: 'egress', seed: 'there', task: 'b', at: LATE },
    { exercise: 'egress', seed: 'there', task: 'c', at: LATE },
  ]
  expect(await home.importProgress(file({ achievements }))).toMatchObject({
    achievements: { added: 1, total: 3 },
    hints: { added: 0, total: 1 },
  })
  expect(await home.seedOf('egress')).toBe('here')
  expect(await home.achieved('egress', 'here')).toEqual({ a: EARLY, b: EARLY, c: LATE })
  expect(await home.hintsShown('egress')).toEqual({ a: 3 })
})

test('two notes on one place become one with both', async () => {
  await home.saveNote({ lesson: 'egress', at: 0 }, 'Names go out over 53.')
  await home.importProgress(file())
  await home.importProgress(file())
  expect((await home.notes('egress')).map(({ text }) => text)).toEqual([
    'Names go out over 53.\n\nMind the DNS.',
  ])
})

test('an attempt that was shortened on its way is still the same', async () => {
  await home.addAttempt('egress', 'there', { ...report(EARLY), summary: msg`No, and here is why.` })
  expect(await home.importProgress(file())).toMatchObject({ attempts: { added: 0, total: 1 } })
  expect(await home.attempts('egress', 'there')).toHaveLength(1)
})

test('what fails half way changes nothing', async () => {
  const broken = file({
    // No time: the database refuses it.
    achievements: [
      ...file().achievements,
      { exercise: 'egress', seed: 'there', task: 'b', at: null as unknown as string },
    ],
  })
  await expect(home.importProgress(broken)).rejects.toThrow(/NOT NULL/)
  expect(await home.achieved('egress', 'there')).toEqual({})
  expect(await home.hintsShown('egress')).toEqual({})
})
