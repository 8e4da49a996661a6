import { expect, test } from 'vitest'
import { fractionOfLines, linesOf } from './build-output.ts'

test('build output becomes plain lines; moving bars become none', () => {
  expect(linesOf({ stream: '\u001b[91mSetting up jq\u001b[0m\r\nSetting up less\n' })).toEqual([
    'Setting up jq',
    'Setting up less',
  ])
  expect(linesOf({ id: 'abc', status: 'Downloading', progress: '[==> ]' })).toEqual([])
  expect(linesOf({ id: 'abc', status: 'Pull complete' })).toEqual(['abc Pull complete'])
  expect(linesOf({ error: 'no space left on device' })).toEqual(['no space left on device'])
})

test('the guessed fraction only grows and never reaches the end', () => {
  let last = -1
  for (let lines = 0; lines < 5000; lines++) {
    const now = fractionOfLines(lines, 200)
    expect(now).toBeGreaterThanOrEqual(last)
    expect(now).toBeLessThanOrEqual(1)
    last = now
  }
  expect(fractionOfLines(199, 200)).toBeLessThan(1)
})
