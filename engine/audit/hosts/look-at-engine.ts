import { type AuditedHost, seen, unseen } from '../../../audit/audited-host.ts'
import type { OpenedEngine } from './docker-engine.ts'
import { createRunner, notAskedFor } from './runner.ts'
import { type Sight, type SightOptions, openSight } from './sight.ts'

/** An engine's machine as an audit looks at it. With `probe` containers may be started there; they are gone after `dispose`. */
export async function lookAtEngine(
  name: string,
  engine: OpenedEngine,
  options: SightOptions,
): Promise<AuditedHost> {
  const { client } = engine
  let sight: Sight | undefined
  try {
    sight = await openSight(engine, options)
    const runner = options.probe ? createRunner(client, { image: await sight.image() }) : undefined
    const { client: asking, eyes, close } = sight
    return {
      name,
      isLab: false,
      sight: eyes.seen ? 'machine' : 'api',
      get: (path, timeoutMs) => asking.request({ path, timeoutMs }),
      eyes,
      runner: runner ? seen(runner) : unseen(notAskedFor),
      dispose: async () => {
        try {
          await runner?.close()
        } finally {
          await close().finally(() => client.close())
        }
      },
    }
  } catch (error) {
    try {
      await sight?.close()
    } finally {
      client.close()
    }
    throw error
  }
}
