import { expect, test } from 'vitest'
import { Interrupted } from './interrupt.ts'

test.each([
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('the exit status of %s is that of a shell: %i', (signal, status) =>
  expect(new Interrupted(signal).status).toBe(status),
)
