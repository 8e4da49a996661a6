import { expect, test } from 'vitest'
import { msg, render, verbatim } from './message.ts'
import { ProbeError, reasonOf } from './probe.ts'

test('why we could not look is a message, or somebody else’s words', () => {
  const ours = new ProbeError(msg`We could not look at ${'master'}`, { cause: 1 })
  expect([ours.message, ours.name, ours.cause]).toEqual(['We could not look at master', 'ProbeError', 1])
  expect(reasonOf(ours)).toEqual(msg`We could not look at ${'master'}`)
  expect(reasonOf(new ProbeError('iptables: {0}'))).toEqual(verbatim('iptables: {0}'))
  expect(reasonOf(new TypeError('x is not y'))).toEqual(verbatim('x is not y'))
  expect(render(reasonOf('thrown'))).toBe('thrown')
})
