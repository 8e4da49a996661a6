import { expect, test } from 'vitest'
import { msg } from '../message.ts'
import { compareAudits } from './compare.ts'
import type { AuditedItem, Finding, ItemStatus } from './report.ts'

const finding = (subject: string, isAccepted = false): Finding => ({
  subject,
  summary: msg`${subject} is wrong.`,
  looked: [],
  ...(isAccepted && { accepted: { reason: 'known', by: 'Ada', expires: '2027-01-01' } }),
})
const item = (id: string, status: ItemStatus, findings: Finding[] = []): AuditedItem => ({
  id,
  title: msg`Item`,
  status,
  summary: msg`So it is.`,
  looked: [],
  findings,
  lesson: 'upgrade',
  bench: [],
})
const turned = (before: ItemStatus, after: ItemStatus) =>
  compareAudits({ items: [item('K1', before)] }, { items: [item('K1', after)] })[0]?.turned

test.each<[ItemStatus, ItemStatus, string]>([
  ['fail', 'pass', 'better'],
  ['fail', 'attest', 'better'],
  ['error', 'pass', 'better'],
  ['attest', 'pass', 'better'],
  ['pass', 'fail', 'worse'],
  ['pass', 'error', 'worse'],
  ['attest', 'fail', 'worse'],
  ['error', 'attest', 'other'],
  ['unsupported', 'pass', 'other'],
  ['fail', 'unsupported', 'other'],
  ['fail', 'fail', 'same'],
  ['unsupported', 'unsupported', 'same'],
])('from %s to %s is %s', (before, after, said) => {
  expect(turned(before, after)).toBe(said)
})

test('findings that are gone and added go by their subject; what is accepted counts as gone', () => {
  const [difference] = compareAudits(
    { items: [item('C3', 'fail', [finding('container:a'), finding('container:b'), finding('container:c')])] },
    {
      items: [
        item('C3', 'fail', [finding('container:b'), finding('container:c', true), finding('container:d')]),
      ],
    },
  )
  expect(difference).toMatchObject({
    turned: 'same',
    gone: ['container:a', 'container:c'],
    added: ['container:d'],
  })
})

test('what is no longer accepted is added', () => {
  const [difference] = compareAudits(
    { items: [item('C3', 'pass', [finding('container:a', true)])] },
    { items: [item('C3', 'fail', [finding('container:a')])] },
  )
  expect(difference).toMatchObject({ turned: 'worse', gone: [], added: ['container:a'] })
})

test('a subject that several findings are about is told once', () => {
  const [difference] = compareAudits(
    { items: [item('C3', 'fail', [finding('container:a'), finding('container:a')])] },
    { items: [item('C3', 'pass')] },
  )
  expect(difference?.gone).toEqual(['container:a'])
})

test('items come in the order of the later audit; what only one of them has is left out', () => {
  const differences = compareAudits(
    { items: [item('K1', 'pass'), item('K2', 'pass'), item('K3', 'pass')] },
    { items: [item('K2', 'pass'), item('K1', 'pass'), item('N1', 'pass')] },
  )
  expect(differences.map(({ id }) => id)).toEqual(['K2', 'K1'])
})
