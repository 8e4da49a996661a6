import { expect, test } from 'vitest'
import { LONGEST_NOTE } from '../../contract/note-length.ts'
import { mergeNotes } from './merge-notes.ts'

const note = (text: string, savedAt = '2026-01-01T00:00:00.000Z') => ({
  lesson: 'cves',
  at: 0,
  text,
  savedAt,
})
const later = '2026-01-02T00:00:00.000Z'

test('of two notes at one place both are kept, one that holds the other as it is', () => {
  expect(mergeNotes([note('own')], [note('other', later)])).toEqual([note('own\n\nother', later)])
  expect(mergeNotes([note('own and more')], [note('own', later)])).toEqual([])
})

test('where both together are too long, the own one stays', () => {
  const [own, other] = ['a'.repeat(LONGEST_NOTE - 10), 'b'.repeat(100)]
  expect(mergeNotes([note(own)], [note(other, later)])).toEqual([])
})
