import { expect, test } from 'vitest'
import { LARGEST_PROGRESS_FILE, type ProgressFile, render } from '../../contract/index.ts'
import { TroubleError } from '../hosts/lab-hosts.ts'
import { createPieces, readProgressFile } from './progress-file.ts'

const file: ProgressFile = {
  format: 'bulkhead-progress',
  version: 1,
  exportedAt: '2026-01-01T10:00:00.000Z',
  bulkhead: '0.1.0',
  seeds: {},
  achievements: [],
  hints: [],
  attempts: [],
  notes: [],
  effort: [],
}

/** Why a text is refused. */
function why(text: string): string {
  try {
    readProgressFile(text)
  } catch (error) {
    if (error instanceof TroubleError) return render(error.trouble.means)
    throw error
  }
  return ''
}

test('what Bulkhead wrote is read, also with a byte order mark', () => {
  expect(readProgressFile(JSON.stringify(file))).toEqual(file)
  expect(readProgressFile(`\uFEFF${JSON.stringify(file)}`)).toEqual(file)
})

test.each([
  ['nothing', '', 'no JSON'],
  ['a file that is cut off', JSON.stringify(file).slice(0, -5), 'no JSON'],
  ['a list', '[]', 'another program'],
  ['another program’s file', '{"format":"recipes","version":1}', 'another program'],
  ['a newer one', JSON.stringify({ ...file, version: 2 }), 'newer Bulkhead'],
  ['a wrong time', JSON.stringify({ ...file, exportedAt: 'yesterday' }), 'exportedAt'],
  ['what nobody knows', JSON.stringify({ ...file, more: 1 }), 'damaged'],
  [
    'a wrong achievement',
    JSON.stringify({
      ...file,
      achievements: [{ exercise: '../x', seed: 'a', task: 'b', at: file.exportedAt }],
    }),
    'achievements.0.exercise',
  ],
  ['one that is too large', ' '.repeat(LARGEST_PROGRESS_FILE + 1), 'larger than 8 MB'],
])('refuses %s', (_, text, reason) => {
  expect(why(text)).toContain(reason)
})

test('a file comes in pieces', () => {
  const pieces = createPieces()
  expect(pieces.add({ id: 'x', piece: 0, text: 'on', isLast: false })).toBeUndefined()
  expect(pieces.add({ id: 'x', piece: 1, text: 'ce', isLast: true })).toBe('once')
})

test('pieces of two files do not mix', () => {
  const pieces = createPieces()
  pieces.add({ id: 'x', piece: 0, text: 'a', isLast: false })
  pieces.add({ id: 'y', piece: 0, text: 'b', isLast: false })
  expect(() => pieces.add({ id: 'x', piece: 1, text: 'c', isLast: true })).toThrow(TroubleError)
})
