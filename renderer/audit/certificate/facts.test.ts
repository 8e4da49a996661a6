import { expect, test } from 'vitest'
import type { CertificateEvidence } from '../../../contract/audit/certificate.ts'
import type { AttemptStep } from '../../../contract/exercise.ts'
import { msg } from '../../../contract/message.ts'
import { attackCounts, factsOf, MOST_STEPS } from './facts.ts'

const step = (succeeded: boolean): AttemptStep => ({
  tried: msg`Tried`,
  got: msg`Got`,
  succeeded,
  at: '2026-01-02T00:00:00.000Z',
})
const report = (steps: AttemptStep[]) => ({
  exercise: 'open-doors',
  outcome: 'refused' as const,
  summary: msg`So it was.`,
  steps,
  at: '2026-01-02T00:00:00.000Z',
})

test('what got in is shown first, and what does not fit is counted', () => {
  const counts = attackCounts(report([...Array.from({ length: 30 }, () => step(false)), step(true)]))
  expect(counts).toMatchObject({ refused: 30, succeeded: 1, more: 31 - MOST_STEPS })
  expect(counts.shown).toHaveLength(MOST_STEPS)
  expect(counts.shown[0]?.succeeded).toBe(true)
  expect(attackCounts(report([step(false)])).more).toBe(0)
})

test('the day is that of the last of what it says; what was attested and accepted is told', () => {
  const answer = { yes: true, by: 'Ada', on: '2026-01-01', expires: '2027-01-01', note: '' }
  const evidence = {
    verdict: { at: '2026-01-01T00:00:00.000Z' },
    attempt: report([]),
    audit: {
      at: '2026-01-03T00:00:00.000Z',
      items: [
        { id: 'O1', status: 'pass', findings: [], attestation: { question: msg`Is it?`, answer } },
        { id: 'O2', status: 'attest', findings: [], attestation: { question: msg`Is it?` } },
        { id: 'H3', status: 'fail', findings: [] },
        {
          id: 'C3',
          status: 'pass',
          findings: [{ accepted: { reason: 'known', by: 'Ada', expires: '2027' } }],
        },
      ],
    },
  } as unknown as CertificateEvidence
  expect(factsOf(evidence)).toEqual({
    day: '2026-01-03',
    statuses: { O1: 'pass', O2: 'attest', H3: 'fail', C3: 'pass' },
    failing: ['H3'],
    attested: [{ item: 'O1', yes: msg`yes`, by: 'Ada' }],
    unanswered: 1,
    accepted: 1,
  })
})
