import type { ExerciseDefinition, Status } from '../../contract/index.ts'

/** An exercise whose results the test sets. */
export interface PlayedExercise {
  definition: ExerciseDefinition<Record<string, Status>>
  results: Record<string, Status>
  looks: number
  /** While set, the attempt waits for it before its end. */
  attemptGate?: Promise<void>
}

export function playExercise(id = 'played'): PlayedExercise {
  const played: PlayedExercise = {
    results: { one: 'fail', two: 'fail' },
    looks: 0,
    definition: {
      id,
      title: `Exercise ${id}`,
      summary: 'Played by a test.',
      minutes: 1,
      topology: ['master', 'client'],
      tasks: [
        {
          id: 'one',
          title: 'One',
          description: 'The first.',
          points: 2,
          hints: ['Use __plainPort__ on __masterAddress__.', 'Second.'],
        },
        { id: 'two', title: 'Two', description: 'The second.', points: 1, hints: [] },
      ],
      params: (random) => ({ plainPort: String(random.integer('plainPort', 1000, 60000)) }),
      setup: (params) => ({ master: `echo ${params.plainPort}`, client: '' }),
      async observe() {
        played.looks += 1
        return { ...played.results }
      },
      judge: (observed) =>
        Object.fromEntries(
          Object.entries(observed).map(([task, status]) => [
            task,
            [{ id: 'only', status, summary: `It is ${status}.`, evidence: [] }],
          ]),
        ),
      attempt: {
        title: 'Break in',
        description: 'Tries the door.',
        async run(_lab, _params, onStep) {
          const steps = ['knock', 'push'].map((tried) => ({
            tried,
            got: 'nothing',
            succeeded: false,
            at: '2026-01-01T00:00:00.000Z',
          }))
          onStep(steps[0]!)
          await played.attemptGate
          onStep(steps[1]!)
          return {
            exercise: id,
            outcome: 'refused',
            summary: 'Every door was closed.',
            steps,
            at: '2026-01-01T00:00:01.000Z',
          }
        },
      },
      watch: { master: ['/etc'], client: [] },
    },
  }
  return played
}
