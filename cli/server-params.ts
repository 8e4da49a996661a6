import { type ExerciseDefinition, type Params, Seed, joined, msg } from '../contract/index.ts'
import { seededRandom } from '../engine/grading/random.ts'
import { UsageError } from './failures.ts'

/**
 * Parameters of an exercise on a server that exists: drawn from a seed, as in a lab, or told one by one; what is told
 * counts. Throws UsageError where neither says all of them.
 */
export function serverParams(
  exercise: Pick<ExerciseDefinition, 'params' | 'topology'>,
  { seed, param = [] }: { seed?: string; param?: readonly string[] },
): { seed: string; params: Params } {
  const told = Object.fromEntries(param.map(pair))
  const parsed = Seed.safeParse(seed ?? 'server')
  if (!parsed.success)
    throw new UsageError(msg`"${seed ?? ''}" is no seed.`, msg`Take the one of “npx bulkhead up --seed”.`)
  const drawn = exercise.params(seededRandom(parsed.data))
  const host = exercise.topology[0] ?? 'master'
  const names = [...Object.keys(drawn), `${host}Address`]
  const unknown = Object.keys(told).filter((name) => !names.includes(name))
  if (unknown.length > 0)
    throw new UsageError(msg`There is no parameter ${joined(unknown)}.`, msg`There are: ${joined(names)}.`)
  const missing = seed === undefined ? Object.keys(drawn).filter((name) => told[name] === undefined) : []
  if (missing.length > 0)
    throw new UsageError(
      msg`Nobody said what ${joined(missing)} is on the server.`,
      msg`Say it with --param name=value, or --seed with the word that the server was set up from.`,
    )
  return { seed: parsed.data, params: { ...drawn, ...told } }
}

function pair(text: string): [string, string] {
  const at = text.indexOf('=')
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)]
  throw new UsageError(msg`"${text}" is no parameter.`, msg`Write it as --param name=value.`)
}
