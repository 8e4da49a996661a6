import { expect, test } from 'vitest'

test.skip('this is left out', () => expect(1).toBe(1))
