import type { Eyes } from '../audit/hosts/local-eyes.ts'
import { type OpenedEngine, directEyes } from '../audit/hosts/docker-engine.ts'
import { probeContainerEyes, removeAbandoned } from '../audit/hosts/probe-container.ts'
import { bringImage, probeImage } from '../audit/hosts/probe-image.ts'

export interface LookingOptions {
  /** Whether something may be started there for a moment. */
  probe: boolean
  home: string
  signal?: AbortSignal
}

/** Eyes on a server: those that start nothing where they see it, else, where that is allowed, a container's. */
export async function serverEyes(engine: OpenedEngine, options: LookingOptions): Promise<Eyes> {
  const direct = await directEyes(engine)
  return direct.eyes.seen || !options.probe ? direct : eyesOfContainer(engine, options)
}

/** As an audit has them; container and image are gone once they are closed. */
async function eyesOfContainer(
  { client, way, address }: OpenedEngine,
  { home, signal }: LookingOptions,
): Promise<Eyes> {
  await removeAbandoned(client)
  const image = probeImage()
  const brought = await bringImage(client, image, { home, signal })
  try {
    signal?.throwIfAborted()
    const { eyes, close } = await probeContainerEyes({ name: address, client, dial: way.dial, image })
    return { eyes, close: () => close().finally(() => brought.takeAway()) }
  } catch (error) {
    await brought.takeAway()
    throw error
  }
}
