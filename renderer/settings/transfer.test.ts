import { expect, test } from 'vitest'
import { LARGEST_PROGRESS_FILE, PROGRESS_PIECE } from '../../contract/data.ts'
import { isTooLarge, piecesOf, sendProgress } from './transfer.ts'

test('pieces make the text again, and none is too long for the engine', () => {
  const text = 'äb'.repeat(70_000)
  const pieces = piecesOf(text)
  expect(pieces.join('')).toBe(text)
  expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(PROGRESS_PIECE)
  expect(piecesOf('')).toEqual([''])
  expect(piecesOf('abcd', 2)).toEqual(['ab', 'cd'])
})

test('what is certainly too large is not sent', () => {
  expect(isTooLarge({ size: LARGEST_PROGRESS_FILE })).toBe(false)
  expect(isTooLarge({ size: LARGEST_PROGRESS_FILE * 3 + 1 })).toBe(true)
})

test('the last piece brings the report', async () => {
  const sent: unknown[] = []
  const report = { achievements: { added: 1, total: 1 } }
  const importPiece = async (piece: { isLast: boolean }) => {
    sent.push(piece)
    return piece.isLast ? report : null
  }
  const client = { data: { import: importPiece } } as unknown as Parameters<typeof sendProgress>[0]
  expect(await sendProgress(client, 'x'.repeat(50_000))).toBe(report)
  expect(sent).toMatchObject([
    { piece: 0, isLast: false },
    { piece: 1, isLast: true },
  ])
})
