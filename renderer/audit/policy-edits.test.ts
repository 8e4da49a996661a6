import { expect, test } from 'vitest'
import type { Acceptance, Attestation, AuditPolicy } from '../../contract/audit/policy.ts'
import {
  acceptanceOf,
  holds,
  inDays,
  rangesOf,
  saidLast,
  today,
  withAcceptance,
  withAttestation,
  withoutAcceptance,
} from './policy-edits.ts'

const policy: AuditPolicy = { schema: 'bulkhead.audit-policy/1', attestations: [], accepted: [] }
const said: Attestation = {
  item: 'O1',
  yes: true,
  by: 'Ada',
  on: '2026-11-22',
  expires: '2026-12-22',
  note: '',
}
const accepted: Acceptance = {
  item: 'C3',
  subject: 'container:web',
  reason: 'needs it',
  by: 'Ada',
  expires: '2026-12-22',
}

test('a new word takes the place of the one before', () => {
  const both = withAttestation(withAttestation(policy, said), { ...said, yes: false, on: '2026-11-23' })
  expect(both.attestations).toHaveLength(1)
  expect(saidLast(both, 'O1')).toMatchObject({ yes: false })
  expect(saidLast(both, 'O2')).toBeUndefined()
})

test('a finding is accepted once for each subject, and can be taken back', () => {
  const twice = withAcceptance(withAcceptance(policy, accepted), { ...accepted, reason: 'another' })
  expect(twice.accepted).toEqual([{ ...accepted, reason: 'another' }])
  expect(withoutAcceptance(twice, { item: 'C3', subject: 'container:db' }).accepted).toHaveLength(1)
  expect(withoutAcceptance(twice, accepted).accepted).toEqual([])
})

test('what is accepted counts for its item and subject, until its day', () => {
  const now = withAcceptance(policy, accepted)
  expect(acceptanceOf(now, 'C3', 'container:web', '2026-12-21')).toEqual(accepted)
  expect(acceptanceOf(now, 'C3', 'container:web', '2026-12-22')).toBeUndefined()
  expect(acceptanceOf(now, 'C3', 'container:web2', '2026-12-01')).toBeUndefined()
  expect(acceptanceOf(now, 'C4', 'container:web', '2026-12-01')).toBeUndefined()
  const all = withAcceptance(policy, { ...accepted, subject: 'container:*' })
  expect(acceptanceOf(all, 'C3', 'container:db', '2026-12-01')).toBeDefined()
  expect(acceptanceOf(all, 'C3', 'image:db', '2026-12-01')).toBeUndefined()
})

test('an acceptance is about one subject or all of its kind', () => {
  expect(rangesOf('container:web')).toEqual(['container:web', 'container:*'])
  expect(rangesOf('host')).toEqual(['host'])
})

test('days', () => {
  const now = new Date('2026-11-22T23:59:00Z')
  expect(today(now)).toBe('2026-11-22')
  expect(inDays(90, now)).toBe('2027-02-20')
  expect(holds(said, '2026-12-21')).toBe(true)
  expect(holds(said, '2026-12-22')).toBe(false)
})
