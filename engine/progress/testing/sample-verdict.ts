import { type ExerciseVerdict, type LabSession, msg } from '../../../contract/index.ts'

/** An open lab as a provider would answer it. */
export function sampleSession(id: string, changes: Partial<LabSession> = {}): LabSession {
  return {
    id,
    exercise: 'daemon-tls',
    seed: 's1',
    params: { plainPort: '2375', masterAddress: '10.0.0.2' },
    hosts: [{ name: 'master', address: '10.0.0.2', state: 'ready' }],
    openedAt: '2026-01-01T00:00:00.000Z',
    ...changes,
  }
}

/** A verdict with one task, `port`, worth a point. */
export function sampleVerdict(
  status: 'pass' | 'fail',
  at: string,
  changes: Partial<ExerciseVerdict> = {},
): ExerciseVerdict {
  return {
    schema: 'bulkhead.verdict/1',
    exercise: 'daemon-tls',
    seed: 's1',
    score: status === 'pass' ? 1 : 0,
    maxScore: 1,
    mode: 'live',
    at,
    tasks: [{ id: 'port', title: msg`Port`, status, achieved: null, points: 1, checks: [] }],
    ...changes,
  }
}
