import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { combineStatus, type ExerciseDefinition, type Params, type Status } from '../../contract/index.ts'

/** What `tools/prove.ts --record` saw on a real lab host. */
export interface Recording<Observation> {
  params: Params
  observation: Observation
}

type Statuses = Record<string, Status>

/** The recordings in `fixtures/` beside a module (`import.meta.url`), and what must come of them. */
export function recordingsOf<Observation>(exercise: ExerciseDefinition<Observation>, beside: string) {
  const folder = new URL('fixtures/', beside)
  const filesIn = (kind: string, ending: string): string[] => {
    const url = new URL(`${kind}/`, beside)
    return existsSync(url) ? readdirSync(url).filter((name) => name.endsWith(ending)) : []
  }
  const scripts = ['solutions', 'wrong'].flatMap((kind) =>
    filesIn(kind, '.sh')
      .filter((file) => file !== 'lib.sh')
      .map((file) => ({ path: `${kind}/${file}`, recording: `${kind}-${file.replace(/\.sh$/, '.json')}` })),
  )
  const load = (name: string): Recording<Observation> =>
    JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
  const statusesOf = (observation: Observation, params: Params): Statuses =>
    Object.fromEntries(
      Object.entries(exercise.judge(observation, params)).map(([id, checks]) => [id, combineStatus(checks)]),
    )
  const all = (status: Status): Statuses =>
    Object.fromEntries(exercise.tasks.map((task) => [task.id, status]))
  const butFor = (...failing: string[]): Statuses => ({
    ...all('pass'),
    ...Object.fromEntries(failing.map((id) => [id, 'fail' as const])),
  })
  /** A wrong fix says itself where it fails, in its first line. */
  const expected = (name: string): Statuses => {
    const script = scripts.find(({ recording }) => recording === name)
    if (!script?.path.startsWith('wrong/')) return all(name === 'fresh.json' ? 'fail' : 'pass')
    const [first = ''] = readFileSync(new URL(script.path, beside), 'utf8').split('\n')
    return butFor(...first.replace('# fails: ', '').split(', '))
  }
  return { names: filesIn('fixtures', '.json'), scripts, load, statusesOf, all, butFor, expected }
}
