import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { isYes, terminalAsk } from './ask.mjs'

test('an empty answer takes what is offered, anything unclear does not', () => {
  expect(['', 'y', 'Y', 'yes', ' YES ', '是'].every(isYes)).toBe(true)
  expect(['n', 'no', 'yep', 'x', '不是', '否'].some(isYes)).toBe(false)
})

function terminal(isTTY: boolean) {
  const input = Object.assign(new PassThrough(), { isTTY })
  const output = Object.assign(new PassThrough(), { isTTY })
  return { input, output, env: {} } as unknown as Required<NonNullable<Parameters<typeof terminalAsk>[0]>>
}

test('where nobody can answer there is no way to ask', () => {
  expect(terminalAsk(terminal(false))).toBeUndefined()
  expect(terminalAsk({ ...terminal(true), env: { CI: '1' } })).toBeUndefined()
})

test('asks, and takes the answer', async () => {
  const { input, output, env } = terminal(true)
  const answer = terminalAsk({ input, output, env })?.('Install it?')
  ;(input as unknown as PassThrough).write('n\n')
  expect(await answer).toBe(false)
  expect(String((output as unknown as PassThrough).read())).toContain('Install it? [Y/n]')
})
