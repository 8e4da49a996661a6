import { setTimeout as sleep } from 'node:timers/promises'
import type { PictureKind } from '../../contract/index.ts'
import { now } from './follower.ts'
import type { OfKind } from './picture-changes.ts'
import type { ServedApp } from './served-app.ts'

/** No picture takes so long unless something is wrong, in milliseconds. */
const TOO_LONG_MS = 30_000

/** Tells when the picture shows a number or more. */
export function followPicture<K extends PictureKind>(
  { client }: ServedApp,
  of: { exercise: string; host: string; kind: K },
  seen: (picture: OfKind<K>) => number,
  signal: AbortSignal,
) {
  let current = -1
  let at = 0
  let wake = () => {}
  const run = async () => {
    const watch = await client.picture.watch(of, { signal })
    for await (const picture of watch) {
      current = seen(picture as OfKind<K>)
      at = now()
      wake()
    }
  }
  run().catch((error: unknown) => {
    if (!signal.aborted) console.error(`following the picture of ${of.kind}:`, error)
  })
  return {
    now: () => current,
    async reaches(wanted: number): Promise<number> {
      const until = now() + TOO_LONG_MS
      while (current < wanted) {
        if (now() > until) throw new Error(`A change was not seen in the picture of ${of.kind}.`)
        await Promise.race([new Promise<void>((resolve) => (wake = resolve)), sleep(1000)])
      }
      return at
    },
  }
}
