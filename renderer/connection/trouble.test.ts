import { ORPCError } from '@orpc/client'
import { expect, test } from 'vitest'
import { msg, render } from '../../contract/message.ts'
import { OutageError } from './carrier.ts'
import { isSameTrouble, troubleOf } from './trouble.ts'

test('shows the engine’s own words', () => {
  const data = { code: 'disk-full', what: msg`w`, means: msg`m`, todo: msg`t` }
  expect(troubleOf(new ORPCError('TROUBLE', { data }))).toBe(data)
})

test('tells an outage from a bug, and blames nobody for either', () => {
  expect(troubleOf(new OutageError('unreachable')).code).toBe('engine-away')
  const { code, means } = troubleOf(new Error('boom'))
  expect(code).toBe('unexpected')
  expect(render(means)).toContain('boom')
})

test('the same trouble is known by its code and what it says', () => {
  const trouble = { code: 'a', what: msg`${'x'} is away.`, means: msg`m`, todo: msg`t` }
  expect(isSameTrouble(trouble, { ...trouble, what: msg`${'x'} is away.` })).toBe(true)
  expect(isSameTrouble(trouble, { ...trouble, what: msg`${'y'} is away.` })).toBe(false)
  expect(isSameTrouble(undefined, trouble)).toBe(false)
})
