import { expect, test } from 'vitest'
import { plainText } from './plain-text.ts'

test('leaves names alone', () => {
  expect(plainText('nginx: worker <b>&amp;</b> Ünï 漢字')).toBe('nginx: worker <b>&amp;</b> Ünï 漢字')
})

test('nothing in a name breaks the line or turns the writing around', () => {
  expect(plainText('a\nb\tc\u001b[31m')).toBe('a�b�c�[31m')
  expect(plainText('exe\u202Etxt.\u2028\u200B')).toBe('exe�txt.��')
})

test('a name of nothing still shows', () => {
  expect(plainText('')).toBe('(no name)')
  expect(plainText('  ')).toBe('(no name)')
})
