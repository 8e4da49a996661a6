import { expect, test } from 'vitest'
import { isSame } from '../is-same.ts'
import { codeKey, proofOf } from './code-proof.ts'

const [ours, eves] = ['a1'.repeat(32), 'e5'.repeat(32)]

test('a proof holds for one code, one key and one number that was drawn', async () => {
  const key = await codeKey('ABCD2345', ours)
  const right = proofOf(key, 'nonce', ours)
  expect(isSame(proofOf(await codeKey('ABCD2345', ours), 'nonce', ours), right)).toBe(true)
  const wrong = [
    proofOf(await codeKey('ABCD2346', ours), 'nonce', ours),
    proofOf(await codeKey('ABCD2345', eves), 'nonce', ours),
    proofOf(key, 'nonce', eves),
    proofOf(key, 'another', ours),
    '',
    right.slice(1),
  ]
  for (const proof of wrong) expect(isSame(proof, right)).toBe(false)
})
