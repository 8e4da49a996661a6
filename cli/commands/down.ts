import { UsageError } from '../failures.ts'
import { openLab } from '../open-lab.ts'
import { print, printJson } from '../output.ts'
import { exerciseOf, withEngine } from '../with-engine.ts'

/** Closes one lab or all, and removes everything of it. */
export async function down(
  id: string | undefined,
  { all, json }: { all?: boolean; json?: boolean },
  interrupt: AbortSignal,
): Promise<number> {
  if (all && id !== undefined) throw new UsageError('Either one exercise or --all.', 'Leave one of them out.')
  if (id !== undefined) await exerciseOf(id)
  const closed = await withEngine('start', interrupt, async ({ client }) => {
    const labs = all ? await client.lab.list() : [await openLab(client, id)]
    for (const { exercise } of labs) await client.lab.close({ exercise })
    return labs.map(({ exercise }) => exercise)
  })
  if (json) printJson({ closed })
  else
    print(
      closed.length > 0
        ? `Closed and removed: ${closed.join(', ')}. What you achieved is kept.`
        : 'No lab is open.',
    )
  return 0
}
