import { expect, test } from 'vitest'

test.only('the others are left out', () => expect(1).toBe(1))
