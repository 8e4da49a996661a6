import { expect, test } from 'vitest'
import type { ItemDifference } from '../../../contract/audit/compare.ts'
import { inOrder, perLevel } from './per-level.ts'

const difference = (
  id: string,
  turned: ItemDifference['turned'],
  gone: string[] = [],
  added: string[] = [],
): ItemDifference => ({ id, before: 'fail', after: 'pass', turned, gone, added })

const differences = [
  difference('K1', 'same'),
  difference('K2', 'better', ['host', 'container:a']),
  difference('C1', 'same', [], ['container:b']),
  difference('C2', 'worse'),
  difference('N1', 'other'),
]

test('levels are counted', () => {
  const [kernel, , network, , container, other] = perLevel(differences)
  expect(kernel).toEqual({ level: 'K', better: 1, worse: 0, other: 0, gone: 2, added: 0 })
  expect(network).toMatchObject({ other: 1 })
  expect(container).toMatchObject({ worse: 1, added: 1 })
  expect(other).toEqual({ level: 'O', better: 0, worse: 0, other: 0, gone: 0, added: 0 })
})

test('what became worse comes first, and what is the same is left out', () => {
  expect(inOrder(differences).map(({ id }) => id)).toEqual(['C2', 'K2', 'N1', 'C1'])
})
