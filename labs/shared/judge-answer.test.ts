import { expect, test } from 'vitest'
import { msg, render } from '../../contract/index.ts'
import { judgeAnswer } from './judge-answer.ts'

const judge = (given: string | null) =>
  judgeAnswer({
    name: 'word',
    what: msg`the word at the end`,
    given,
    wanted: 'heron-12345',
    at: '2026-01-01T12:00:00.000Z',
  })

test.each(['heron-12345', ' Heron-12345 ', '"heron-12345"', '`heron-12345`.'])('%s is right', (given) => {
  expect(judge(given).status).toBe('pass')
})

test.each([null, 'heron', 'heron-1234', 'heron-123456', 'heron 12345', ''])('%s is not', (given) => {
  const { status, summary } = judge(given)
  expect(status).toBe('fail')
  expect(render(summary)).toContain('the word at the end')
  expect(render(summary)).not.toContain('heron')
})
