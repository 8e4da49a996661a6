import { followLab } from '../lab-progress.ts'
import { openLab } from '../open-lab.ts'
import { paintFor, print, printJson } from '../output.ts'
import { progressLine } from '../progress-line.ts'
import { exerciseOf, withEngine } from '../with-engine.ts'
import { upText } from './up.ts'

/** Fresh hosts for a lab that is open. */
export async function reset(
  id: string | undefined,
  { json }: { json?: boolean },
  interrupt: AbortSignal,
): Promise<number> {
  if (id !== undefined) await exerciseOf(id)
  const session = await withEngine('start', interrupt, async ({ client }) => {
    const { exercise } = await openLab(client, id)
    return followLab(client, exercise, progressLine(process.stderr, interrupt), () =>
      client.lab.reset({ exercise }),
    )
  })
  if (json) printJson(session)
  else print(upText(await exerciseOf(session.exercise), session, paintFor(process.stdout)))
  return 0
}
