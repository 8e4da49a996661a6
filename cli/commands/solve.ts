import { Readable } from 'node:stream'
import { msg, paramsToEnvironment } from '../../contract/index.ts'
import { UsageError } from '../failures.ts'
import { unlessAborted } from '../../engine/unless-aborted.ts'
import { currentLanguage, t } from '../language.ts'
import { openLab } from '../open-lab.ts'
import { paintFor, print, printJson, say } from '../output.ts'
import { runPiped } from '../remote/run-piped.ts'
import { chooseSolution, solutionsOf } from '../solutions.ts'
import { table } from '../text.ts'
import { exerciseOf, withEngineThroughout } from '../with-engine.ts'

/** Runs a known solution on the exercise's first host, or lists them. */
export async function solve(
  id: string,
  { solution: name, list, json }: { solution?: string; list?: boolean; json?: boolean },
  interrupt: AbortSignal,
): Promise<number> {
  const { topology } = await exerciseOf(id)
  const solutions = await solutionsOf(id)
  if (list) {
    if (json) printJson(solutions.map(({ name, about }) => ({ name, about: about[currentLanguage()] })))
    else
      print(
        table(
          solutions.map(({ name, about }) => [{ text: name, format: 'bold' }, about[currentLanguage()]]),
          paintFor(process.stdout),
        ),
      )
    return 0
  }
  if (json) throw new UsageError(msg`--json goes with --list.`, msg`A solution’s output is printed as it is.`)
  const { name: chosen, script } = chooseSolution(solutions, name)
  const [host = ''] = topology
  return withEngineThroughout('start', interrupt, async (engine) => {
    const { params } = await unlessAborted(interrupt, openLab(engine.client, id))
    say(
      t`Running the solution ${chosen} on ${host}. This is for authors and instructors: it changes the lab, and its tasks then count as achieved.`,
    )
    const command = { target: { exercise: id, host }, argv: ['bash', '-s'], env: paramsToEnvironment(params) }
    const status = await runPiped(engine, command, Readable.from([script]), interrupt)
    if (status !== 0)
      say(`bulkhead: ${t`The solution ended with status ${status}: the lab may be half way.`}`)
    else say(t`Done. See for yourself: npx bulkhead check ${id}`)
    return status === 0 ? 0 : 1
  })
}
