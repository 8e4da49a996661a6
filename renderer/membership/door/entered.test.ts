import { expect, test } from 'vitest'
import { JoinAsk } from '../../../contract/class/doors.ts'
import { wrongIn } from './entered.ts'

test.each([
  [{ code: 'ABCD2345', name: 'Ada Lovelace' }, undefined],
  [{ code: 'ABCD2345', name: '李娜', rosterId: '1815' }, undefined],
  [{ code: 'ABCD234', name: 'Ada' }, 'code'],
  [{ code: 'ABCD2345', name: 'Ada\u202Eecalevol' }, 'name'],
  [{ code: 'ABCD2345', name: 'x'.repeat(81) }, 'name'],
  [{ code: 'ABCD2345', name: ' ' }, 'name'],
  [{ code: 'ABCD2345', name: 'Ada', rosterId: 'a\u0007' }, 'id'],
])('%j', (entered, wrong) => {
  expect(wrongIn(entered)).toBe(wrong)
  expect(JoinAsk.safeParse({ ...entered, machine: 'Firefox' }).success).toBe(wrong === undefined)
})
