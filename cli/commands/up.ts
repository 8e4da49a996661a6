import { type ExerciseInfo, type LabSession, Seed, msg } from '../../contract/index.ts'
import { TroubleError } from '../../engine/hosts/lab-hosts.ts'
import { UsageError } from '../failures.ts'
import { followLab } from '../lab-progress.ts'
import { t } from '../language.ts'
import { type Paint, paintFor, print, printJson, say } from '../output.ts'
import { type ProgressLine, progressLine } from '../progress-line.ts'
import { table } from '../text.ts'
import { type Client, exerciseOf, withEngine } from '../with-engine.ts'

/** Opens a lab, after building images where they are missing. */
export async function up(
  id: string,
  { seed, json }: { seed?: string; json?: boolean },
  interrupt: AbortSignal,
): Promise<number> {
  if (seed !== undefined && !Seed.safeParse(seed).success) {
    throw new UsageError(
      msg`"${seed}" can't be a seed.`,
      msg`Use up to 64 letters, digits, dots, dashes and underscores.`,
    )
  }
  const exercise = await exerciseOf(id)
  const line = progressLine(process.stderr, interrupt)
  interrupt.addEventListener('abort', () => say(t`Cancelling: what is half made is being removed …`))
  const session = await withEngine('install', interrupt, async ({ client }) => {
    try {
      await makeReady(client, line, interrupt)
      return await followLab(client, id, line, () => client.lab.open({ exercise: id, seed }))
    } finally {
      line.clear()
    }
  })
  if (json) printJson(session)
  else print(upText(exercise, session, paintFor(process.stdout)))
  return 0
}

/** Builds what is missing, and waits until it is there. */
async function makeReady(client: Client, line: ProgressLine, signal: AbortSignal): Promise<void> {
  await client.system.setUp()
  let building = false
  for await (const status of await client.system.watch(undefined, { signal })) {
    switch (status.kind) {
      case 'ready':
        return
      case 'failed':
        throw new TroubleError(status.trouble)
      case 'needs-setup':
        if (building) throw new Error('The lab host images are incomplete after they were built.')
        break
      case 'setting-up':
        if (!building) {
          line.clear()
          say(
            t`The lab host images are built now, once; this takes some minutes. Ctrl-C cancels; finished steps stay.`,
          )
        }
        building = true
        line.show(status.progress)
        break
      case 'checking':
        break
    }
  }
}

/** What is open, and where to go next. */
export function upText(
  { title, attempt }: Pick<ExerciseInfo, 'title' | 'attempt'>,
  { exercise, seed, params, hosts }: LabSession,
  paint: Paint,
): string {
  const addresses = new Set(hosts.map((host) => host.address))
  const drawn = Object.entries(params).filter(([, value]) => !addresses.has(value))
  const first = hosts[0]?.name ?? '<host>'
  return [
    t`${paint('bold', t(title))} is open (seed ${seed}).`,
    '',
    table(
      [
        ...hosts.map((host) => [`  ${host.name}`, host.address]),
        ...drawn.map(([name, value]) => [`  ${name}`, value]),
      ],
      paint,
    ),
    '',
    t`Next:`,
    table(
      [
        [`  npx bulkhead shell ${first}`, t`work on ${first} as root`],
        ...(attempt ? [[`  npx bulkhead attempt ${exercise}`, t`try to break in`]] : []),
        [`  npx bulkhead check ${exercise}`, t`see what is right and what is not yet`],
        ['  npx bulkhead reset', t`start again with fresh hosts`],
        ['  npx bulkhead down', t`close it and remove everything`],
      ],
      paint,
    ),
  ].join('\n')
}
