import { expect, test } from 'vitest'
import { isTyped, keyNames, leavesTerminalAlone, matches } from './chord.ts'

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

test.each([
  ['Mod+K', { key: 'k', ctrlKey: true }, false, true],
  ['Mod+K', { key: 'K', ctrlKey: true, shiftKey: true }, false, false],
  ['Mod+K', { key: 'k', metaKey: true }, true, true],
  ['Mod+K', { key: 'k', ctrlKey: true }, true, false],
  ['Mod+Shift+P', { key: 'P', ctrlKey: true, shiftKey: true }, false, true],
  ['Mod+Shift+P', { key: 'p', ctrlKey: true }, false, false],
  ['F1', { key: 'F1' }, false, true],
  ['F1', { key: 'F1', altKey: true }, false, false],
  ['?', { key: '?', shiftKey: true }, false, true],
  ['?', { key: '?' }, false, true],
  ['?', { key: '?', ctrlKey: true }, false, false],
])('%s for %o (Mac: %s): %s', (chord, pressed, isMac, is) => {
  expect(matches(chord, { ...none, ...pressed }, isMac)).toBe(is)
})

test('a terminal keeps what its programs need', () => {
  expect(['Mod+K', '?', 'Mod+Shift+P', 'F1'].filter(leavesTerminalAlone)).toEqual(['Mod+Shift+P', 'F1'])
})

test('one character is typed', () => {
  expect(['?', 'Mod+K', 'F1'].filter(isTyped)).toEqual(['?'])
})

test('keys as they stand on the keyboard', () => {
  expect(keyNames('Mod+Shift+p', false)).toEqual(['Ctrl', 'Shift', 'P'])
  expect(keyNames('Mod+K', true)).toEqual(['⌘', 'K'])
  expect(keyNames('Mod+ArrowUp', true)).toEqual(['⌘', '↑'])
})
