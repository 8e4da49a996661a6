import { type ExerciseDefinition, type Status, msg } from '../../contract/index.ts'

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
      title: msg`Exercise ${id}`,
      summary: msg`Played by a test.`,
      minutes: 1,
      topology: ['master', 'client'],
      tasks: [
        {
          id: 'one',
          title: msg`One`,
          description: msg`The first.`,
          points: 2,
          hints: [msg`Use __plainPort__ on __masterAddress__.`, msg`Second.`],
        },
        { id: 'two', title: msg`Two`, description: msg`The second.`, points: 1, hints: [] },
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
            [{ id: 'only', status, summary: msg`It is ${status}.`, evidence: [] }],
          ]),
        ),
      attempt: {
        title: msg`Break in`,
        description: msg`Tries the door.`,
        async run(_lab, _params, onStep) {
          const steps = [msg`knock`, msg`push`].map((tried) => ({
            tried,
            got: msg`nothing`,
            succeeded: false,
            at: '2026-01-01T00:00:00.000Z',
          }))
          onStep(steps[0]!)
          await played.attemptGate
          onStep(steps[1]!)
          return {
            exercise: id,
            outcome: 'refused',
            summary: msg`Every door was closed.`,
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
