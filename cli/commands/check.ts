import { exitStatus } from '../../contract/index.ts'
import { openLab } from '../open-lab.ts'
import { paintFor, print, printJson, textWidth } from '../output.ts'
import { verdictText } from '../verdict-text.ts'
import { exerciseOf, withEngine } from '../with-engine.ts'

/** Grades a lab. The exit status is the verdict's. */
export async function check(
  id: string,
  { json }: { json: boolean },
  interrupt: AbortSignal,
): Promise<number> {
  const { title } = await exerciseOf(id)
  const verdict = await withEngine('start', interrupt, async ({ client }) => {
    await openLab(client, id)
    return client.grading.check({ exercise: id })
  })
  if (json) printJson(verdict)
  else print(verdictText(verdict, title, textWidth(process.stdout), paintFor(process.stdout)))
  return exitStatus(verdict)
}
