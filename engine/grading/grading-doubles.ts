import {
  type CheckResult,
  type ExerciseDefinition,
  type LabProbe,
  type Status,
  msg,
} from '../../contract/index.ts'
import type { WatchedLab } from './live.ts'

/** An exercise of two tasks whose verdict is what was observed. */
export function exerciseDouble(
  over: Partial<ExerciseDefinition<Record<string, Status>>> = {},
): ExerciseDefinition {
  const exercise: ExerciseDefinition<Record<string, Status>> = {
    id: 'doors',
    title: msg`Doors`,
    summary: msg`Two doors.`,
    minutes: 1,
    topology: ['master'],
    tasks: [
      { id: 'front', title: msg`Front`, description: msg`The front door is shut.`, points: 3, hints: [] },
      { id: 'back', title: msg`Back`, description: msg`The back door is shut.`, points: 2, hints: [] },
    ],
    params: () => ({}),
    setup: () => ({}),
    observe: async () => ({ front: 'pass', back: 'fail' }),
    judge: (seen) => Object.fromEntries(Object.entries(seen).map(([id, status]) => [id, [checkOf(status)]])),
    attempt: {
      title: msg`Push`,
      description: msg`Push the door.`,
      run: async () => ({
        exercise: 'doors',
        outcome: 'refused',
        summary: msg``,
        steps: [],
        at: '2026-01-01T00:00:00Z',
      }),
    },
    watch: { master: ['/etc/doors'] },
    ...over,
  }
  return exercise as ExerciseDefinition
}

function checkOf(status: Status): CheckResult {
  return { id: 'door', status, summary: msg`It is ${status}.`, evidence: [] }
}

export function labDouble(over: Partial<WatchedLab> = {}): WatchedLab {
  const probe: LabProbe = {
    hosts: [],
    host: () => {
      throw new Error('There are no hosts here')
    },
  }
  return {
    session: { seed: 'abc', params: {} },
    probe,
    async *changes() {},
    ...over,
  }
}
