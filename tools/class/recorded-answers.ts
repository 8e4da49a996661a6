import {
  combineStatus,
  type ExerciseDefinition,
  type ExerciseVerdict,
  type Params,
} from '../../contract/index.ts'
import { tokensOf } from '../../classroom/reports/answer-tokens.ts'
import { seededRandom } from '../../engine/grading/random.ts'
import { drawAddresses } from '../../engine/hosts/docker/addresses.ts'
import { recordingsOf } from '../../labs/shared/recordings.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- each exercise has an observation of its own
type AnyExercise = ExerciseDefinition<any>

/** A verdict as it was seen on real lab hosts, with the parameters of that lab. */
export interface RecordedVerdict {
  name: string
  params: Params
  verdict: ExerciseVerdict
}

/** All that were recorded of an exercise; `at` is in all of them. */
export function recordedVerdicts(exercise: AnyExercise, at: string): RecordedVerdict[] {
  const { names, load } = recordingsOf(
    exercise,
    new URL(`../../labs/${exercise.id}/exercise.ts`, import.meta.url).href,
  )
  return names.map((name) => {
    const { observation, params } = load(name)
    return { name, params, verdict: verdictOf(exercise, exercise.judge(observation, params), at) }
  })
}

function verdictOf(
  { id, tasks: defined }: AnyExercise,
  results: ReturnType<AnyExercise['judge']>,
  at: string,
): ExerciseVerdict {
  const tasks = defined.map((task): ExerciseVerdict['tasks'][number] => {
    const checks = results[task.id] ?? []
    const status = combineStatus(checks)
    const { title, points } = task
    return { id: task.id, title, status, achieved: status === 'pass' ? at : null, points, checks }
  })
  const sum = (of: typeof tasks) => of.reduce((points, task) => points + task.points, 0)
  return {
    schema: 'bulkhead.verdict/1',
    exercise: id,
    seed: 'recorded',
    score: sum(tasks.filter(({ status }) => status === 'pass')),
    maxScore: sum(tasks.filter(({ status }) => status !== 'unsupported')),
    mode: 'live',
    at,
    tasks,
  }
}

/** The parameters that a lab of this seed has, with its addresses under the names that `recorded` has them by. */
export function paramsOf(exercise: AnyExercise, seed: string, recorded: Params): Params {
  const drawn = exercise.params(seededRandom(seed))
  const addresses = Object.values(drawAddresses(seed, exercise.topology, 0).hosts)
  const names = Object.keys(recorded).filter((name) => name.endsWith('Address') && !(name in drawn))
  return { ...drawn, ...Object.fromEntries(names.map((name, index) => [name, addresses[index] ?? ''])) }
}

/** What one lab's answers would have said in another: each distinctive word of its parameters becomes the other's. */
export function asIn(from: Params, to: Params): (text: string) => string {
  const pairs = Object.entries(from).flatMap(([name, value]) => {
    const others = tokensOf(to[name] ?? '')
    return tokensOf(value).map((token, index) => [token, others[index] ?? token] as const)
  })
  if (pairs.length === 0) return (text) => text
  const words = new Map(pairs)
  const longestFirst = [...words.keys()].toSorted((a, b) => b.length - a.length)
  const escaped = longestFirst.map((word) => word.replaceAll('.', String.raw`\.`))
  const pattern = new RegExp(`(?<![A-Za-z0-9])(?:${escaped.join('|')})(?![A-Za-z0-9])`, 'g')
  return (text) => text.replace(pattern, (word) => words.get(word) ?? word)
}
