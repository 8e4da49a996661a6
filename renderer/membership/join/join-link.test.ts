import { expect, test } from 'vitest'
import { codeInHash, readEntered, tidyCode } from './join-link.ts'

test.each([
  ['https://192.0.2.7:4848/#/join/ABCD2345/00ff', { hasCode: true, host: '192.0.2.7:4848' }],
  ['  192.0.2.7:4848 ', { hasCode: false, host: '192.0.2.7:4848' }],
  ['class.example.org/#/join/ABCD2345', { hasCode: true, host: 'class.example.org' }],
  ['https://class.example.org/#/course', { hasCode: false, host: 'class.example.org' }],
  ['', { hasCode: false, host: null }],
  ['no address at all', { hasCode: false, host: null }],
])('%s', (text, read) => {
  expect(readEntered(text)).toEqual(read)
})

test('the code in a page’s address', () => {
  expect(codeInHash('#/join/abcd2345/00ff')).toBe('ABCD2345')
  expect(codeInHash('#/join')).toBe('')
  expect(codeInHash('#/course/abcd2345')).toBe('')
})

test('a code as somebody writes it down', () => {
  expect(tidyCode('abcd-2345')).toBe('ABCD2345')
  // Letters that are taken for digits are in no code.
  expect(tidyCode('O0I1 ABCD 2345 6')).toBe('ABCD2345')
})
