import { ORPCError } from '@orpc/client'
import { expect, test } from 'vitest'
import { OutageError } from './carrier.ts'
import { troubleOf } from './trouble.ts'

test('shows the engine’s own words', () => {
  const data = { code: 'disk-full', what: 'w', means: 'm', todo: 't' }
  expect(troubleOf(new ORPCError('TROUBLE', { data }))).toBe(data)
})

test('tells an outage from a bug, and blames nobody for either', () => {
  expect(troubleOf(new OutageError('unreachable')).code).toBe('engine-away')
  expect(troubleOf(new Error('boom'))).toMatchObject({
    code: 'unexpected',
    means: expect.stringContaining('boom'),
  })
})
