import {
  type AuditedHost,
  type HostEyes,
  type Runner,
  type Seen,
  seen,
  unseen,
} from '../../../audit/audited-host.ts'
import { type OpenedEngine, directEyes } from './docker-engine.ts'
import { probeContainerEyes } from './probe-container.ts'
import { bringImage, probeImage } from './probe-image.ts'
import { createRunner, notAskedFor } from './runner.ts'

interface Sight {
  eyes: Seen<HostEyes>
  runner: Seen<Runner>
  close(): Promise<void>
}

/** An engine's machine as an audit looks at it. With `probe` containers may be started there; they are gone after `dispose`. */
export async function lookAtEngine(
  name: string,
  engine: OpenedEngine,
  options: { probe: boolean; home: string },
): Promise<AuditedHost> {
  const { client } = engine
  const { eyes, runner, close } = await (
    options.probe ? probing(engine, options.home) : reading(engine)
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
    dispose: () => close().finally(() => client.close()),
  }
}

async function reading(engine: OpenedEngine): Promise<Sight> {
  const { eyes, close } = await directEyes(engine)
  return { eyes, runner: unseen(notAskedFor), close: async () => await close() }
}

/** A container looks only where nothing else can: what needs none is no change to the machine. */
async function probing(engine: OpenedEngine, home: string): Promise<Sight> {
  const { client, way, address } = engine
  const image = probeImage()
  const takeImageAway = await bringImage(client, image, home)
  try {
    const direct = await directEyes(engine)
    const looking = direct.eyes.seen
      ? direct
      : await probeContainerEyes({ name: address, client, dial: way.dial, image })
    return {
      eyes: looking.eyes,
      runner: seen(createRunner(client, { image })),
      close: async () => {
        try {
          await looking.close()
        } finally {
          await takeImageAway()
        }
      },
    }
  } catch (error) {
    await takeImageAway()
    throw error
  }
}
