import { expect, test } from 'vitest'
import { msg, verbatim } from '../../contract/message.ts'
import { cutText, nameText, plainText } from './plain-text.ts'

test('leaves names alone', () => {
  expect(plainText('nginx: worker <b>&amp;</b> Ünï 漢字')).toBe('nginx: worker <b>&amp;</b> Ünï 漢字')
})

test('nothing in a name breaks the line or turns the writing around', () => {
  expect(plainText('a\nb\tc\u001b[31m')).toBe('a�b�c�[31m')
  expect(plainText('exe\u202Etxt.\u2028\u200B')).toBe('exe�txt.��')
})

test('a name of nothing still shows', () => {
  expect(nameText('')).toEqual(msg`(no name)`)
  expect(nameText('  ')).toEqual(msg`(no name)`)
  expect(nameText('web')).toEqual(verbatim('web'))
})

test('long text is cut', () => {
  expect(cutText('abc', 3)).toBe('abc')
  expect(cutText('abcd', 3)).toBe('ab…')
  expect(cutText('a\u202Eb\nc')).toBe('a\uFFFDb\uFFFDc')
  expect(nameText('abcd', 3)).toEqual(verbatim('ab…'))
})
