import {
  type ExerciseDefinition,
  type ExerciseVerdict,
  exitStatus,
  msg,
  renderAll,
} from '../../contract/index.ts'
import { type CheckFormat, verdictFile } from '../check-formats.ts'
import { UsageError } from '../failures.ts'
import { currentCatalog, t } from '../language.ts'
import { openLab } from '../open-lab.ts'
import { type Paint, paintFor, textWidth } from '../output.ts'
import { serverParams } from '../server-params.ts'
import { verdictText } from '../verdict-text.ts'
import { exerciseOf, withEngine } from '../with-engine.ts'
import { writeOut } from '../write-out.ts'

export interface CheckOptions {
  format: CheckFormat
  out?: string
  /** A server that exists, in place of the exercise's lab: by its address or by a docker context. */
  host?: string
  dockerContext?: string
  probe?: boolean
  seed?: string
  param?: readonly string[]
}

/** Grades a lab, or a server that exists. The exit status is the verdict's. */
export async function check(id: string, options: CheckOptions, interrupt: AbortSignal): Promise<number> {
  const exercise = await exerciseOf(id)
  const isLab = options.host === undefined && options.dockerContext === undefined
  const verdict = await (isLab ? checkLab(id, interrupt) : checkServer(exercise, options, interrupt))
  writeOut(verdictIn(verdict, exercise, options), options.out)
  return exitStatus(verdict)
}

const checkLab = (id: string, interrupt: AbortSignal) =>
  withEngine('start', interrupt, async ({ client }) => {
    await openLab(client, id)
    return client.grading.check({ exercise: id })
  })

async function checkServer(
  exercise: ExerciseDefinition,
  options: CheckOptions,
  interrupt: AbortSignal,
): Promise<ExerciseVerdict> {
  const { host, dockerContext, probe } = options
  if (host !== undefined && dockerContext !== undefined)
    throw new UsageError(msg`Several machines are named.`, msg`Take one of --docker-context and --host.`)
  const { gradeServer } = await import('../../engine/grading/grade-server.ts')
  const { seed, params } = serverParams(exercise, options)
  return gradeServer(exercise, {
    target: { kind: 'docker', address: host, context: dockerContext },
    seed,
    params,
    probe: probe === true,
    signal: interrupt,
  })
}

function verdictIn(verdict: ExerciseVerdict, { title }: ExerciseDefinition, options: CheckOptions): string {
  const { format, out } = options
  if (format !== 'human') return verdictFile(renderAll(verdict, currentCatalog()), t(title), format)
  const paint: Paint = out === undefined ? paintFor(process.stdout) : (_, text) => text
  return verdictText(verdict, title, textWidth(process.stdout), paint)
}
