import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type ExerciseDefinition,
  type LabState,
  type Params,
  type Solution,
  type SolutionWay,
  paramsToEnvironment,
} from '../../contract/index.ts'
import { TroubleError } from '../hosts/lab-hosts.ts'
import type { Progress } from '../progress/progress.ts'
import { troubles } from '../troubles.ts'
import { sessionOf } from './course.ts'
import { fillVariables, isSolutionOffered } from './solution-rule.ts'

const LABS = fileURLToPath(new URL('../../labs', import.meta.url))

export interface SolutionOf {
  exercise: ExerciseDefinition
  state: LabState
  progress: Progress
  /** See EngineOptions. */
  labs?: string
  /** What a class says: `own` leaves it to an honest try; a trouble says why not. */
  rule?: 'own' | 'open' | TroubleError
}

/** Whether the solution is offered, and for `show` what it is; that it was looked at is remembered first. */
export async function solution(of: SolutionOf, show: boolean): Promise<Solution> {
  const { exercise, state, progress, labs = LABS, rule = 'own' } = of
  const session = sessionOf(state)
  const seed = session?.seed ?? (await progress.seedOf(exercise.id))
  const [achieved, hintsShown, tries, { solutionSeenAt }] = await Promise.all([
    progress.achieved(exercise.id, seed),
    progress.hintsShown(exercise.id),
    progress.tries(exercise.id, seed),
    progress.effort(exercise.id),
  ])
  const tasks = exercise.tasks.map(({ id, hints }) => ({ id, hints: hints.length }))
  const hasTried = solutionSeenAt !== null || isSolutionOffered({ tasks, achieved, hintsShown, ...tries })
  const isOffered = rule === 'own' ? hasTried : rule === 'open'
  if (!show) return { isOffered, seenAt: solutionSeenAt, ways: [] }
  if (rule instanceof TroubleError) throw rule
  if (!isOffered) throw troubles.solutionNotYet(exercise.title)
  const isDone = exercise.tasks.every(({ id }) => achieved[id] !== undefined)
  // Whoever looks afterwards, to compare, has not been helped.
  if (!isDone) await progress.noteSolutionSeen(exercise.id)
  const ways = await readWays(join(labs, exercise.id, 'solutions'), {
    host: exercise.topology[0] ?? '',
    params: session?.params ?? {},
  })
  return { isOffered, seenAt: (await progress.effort(exercise.id)).solutionSeenAt, ways }
}

async function readWays(
  folder: string,
  { host, params }: { host: string; params: Params },
): Promise<SolutionWay[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sh')).toSorted()
  const environment = paramsToEnvironment(params)
  return Promise.all(
    names.map(async (name) => {
      const { about, script } = wayIn(await readFile(join(folder, name), 'utf8'))
      return { name: name.slice(0, -'.sh'.length), about, host, script: fillVariables(script, environment) }
    }),
  )
}

const CHINESE = 'zh-CN: '

/** What a solution's first lines say of it, in both languages, and the script behind them. */
export function wayIn(file: string): Pick<SolutionWay, 'about' | 'script'> {
  const lines = file.split('\n')
  const end = lines.findIndex((line) => !line.startsWith('#'))
  const said = lines.slice(0, end).map((line) => line.replace(/^#\s*/, ''))
  const chinese = said.find((line) => line.startsWith(CHINESE))?.slice(CHINESE.length)
  const en = said.filter((line) => !line.startsWith(CHINESE)).join(' ')
  return { about: { en, 'zh-CN': chinese ?? en }, script: lines.slice(end).join('\n').trim() }
}
