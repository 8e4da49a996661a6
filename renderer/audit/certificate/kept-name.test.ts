import { expect, test } from 'vitest'
import { CertificateName } from '../../../contract/audit/certificate.ts'
import { asName } from './kept-name.ts'

test.each(['Ada Lovelace', '艾达', 'a\nb\u202e\u0007', 'x'.repeat(200), '', '👩🏽‍🚀 Ada'])(
  'the contract takes what is left of %j',
  (typed) => {
    expect(CertificateName.safeParse(asName(typed)).success).toBe(true)
  },
)

test('what can’t be seen is left out', () => {
  expect(asName('A\u202eda\n')).toBe('Ada')
})
