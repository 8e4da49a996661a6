import { expect, test } from 'vitest'
import { secondAddress } from './visitor.ts'

test('the second address lies in the lab’s network', () => {
  expect(secondAddress({ strangerAddress: '10.80.1.205' })).toBe('10.80.1.5')
})
