import { joined, msg } from '../../contract/index.ts'
import { UsageError } from '../failures.ts'
import { t } from '../language.ts'
import { openLab } from '../open-lab.ts'
import { print, printJson } from '../output.ts'
import { exerciseOf, withEngine } from '../with-engine.ts'

/** Closes one lab or all, and removes everything of them. */
export async function down(
  id: string | undefined,
  { all, json }: { all?: boolean; json?: boolean },
  interrupt: AbortSignal,
): Promise<number> {
  if (all && id !== undefined)
    throw new UsageError(msg`Either one exercise or --all.`, msg`Leave one of them out.`)
  if (id !== undefined) await exerciseOf(id)
  const closed = await withEngine('start', interrupt, async ({ client }) => {
    const labs = all ? await client.lab.list() : [await openLab(client, id)]
    // All: also where none is known to be open, because looking removes what a crash has left behind.
    const closing = all
      ? (await client.course.list()).map((exercise) => exercise.id)
      : labs.map((lab) => lab.exercise)
    for (const exercise of closing) await client.lab.close({ exercise })
    return labs.map(({ exercise }) => exercise)
  })
  if (json) printJson({ closed })
  else
    print(
      closed.length > 0
        ? t`Closed and removed: ${joined(closed)}. What you achieved is kept.`
        : t`No lab is open.`,
    )
  return 0
}
