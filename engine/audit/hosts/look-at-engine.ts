import {
  type AuditedHost,
  type HostEyes,
  type Runner,
  type Seen,
  seen,
  unseen,
} from '../../../audit/audited-host.ts'
import { type OpenedEngine, directEyes } from './docker-engine.ts'
import { probeContainerEyes, removeAbandoned } from './probe-container.ts'
import { bringImage, probeImage } from './probe-image.ts'
import { createRunner, notAskedFor } from './runner.ts'

interface Sight {
  eyes: Seen<HostEyes>
  runner: Seen<Runner>
  /** What is on the machine only because of this audit. */
  ours: { container?: string; image?: string }
  close(): Promise<void>
}

/** An engine's machine as an audit looks at it. With `probe` containers may be started there; they are gone after `dispose`. */
export async function lookAtEngine(
  name: string,
  engine: OpenedEngine,
  options: { probe: boolean; home: string; signal?: AbortSignal },
): Promise<AuditedHost> {
  const { client } = engine
  const { eyes, runner, ours, close } = await (
    options.probe ? probing(engine, options) : reading(engine, options.signal)
  ).catch((error: unknown) => {
    client.close()
    throw error
  })
  return {
    name,
    isLab: false,
    sight: eyes.seen ? 'machine' : 'api',
    get: (path, timeoutMs) => client.get(path, timeoutMs),
    eyes,
    runner,
    ours,
    dispose: () => close().finally(() => client.close()),
  }
}

async function reading(engine: OpenedEngine, signal?: AbortSignal): Promise<Sight> {
  const { eyes, close } = await directEyes(engine, signal)
  return { eyes, runner: unseen(notAskedFor), ours: {}, close: async () => await close() }
}

type Looking = Awaited<ReturnType<typeof directEyes>> & { container?: string }

/** A container looks only where nothing else can: what needs none is no change to the machine. */
async function probing(
  engine: OpenedEngine,
  { home, signal }: { home: string; signal?: AbortSignal },
): Promise<Sight> {
  const { client, way, address } = engine
  const image = probeImage()
  await removeAbandoned(client)
  const brought = await bringImage(client, image, { home, signal })
  try {
    signal?.throwIfAborted()
    const direct: Looking = await directEyes(engine, signal)
    const looking = direct.eyes.seen
      ? direct
      : await probeContainerEyes({ name: address, client, dial: way.dial, image })
    const runner = createRunner(client, { image })
    return {
      eyes: looking.eyes,
      runner: seen(runner),
      ours: { container: looking.container, image: brought.isOurs ? image : undefined },
      close: async () => {
        // Each is tried, whatever comes of the others.
        const ended = await Promise.allSettled([runner.close(), looking.close()])
        await brought.takeAway()
        for (const each of ended) if (each.status === 'rejected') throw each.reason
      },
    }
  } catch (error) {
    await brought.takeAway()
    throw error
  }
}
