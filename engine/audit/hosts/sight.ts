import { type Seen, seen } from '../../../audit/audited-host.ts'
import type { AgentEyes } from './agent-eyes.ts'
import { type OpenedEngine, directEyes } from './docker-engine.ts'
import { probeContainerEyes, removeAbandoned } from './probe-container.ts'
import { bringImage, probeImage } from './probe-image.ts'
import { type Asking, type Ours, askingWithoutOurs, eyesWithoutOurs } from './without-ours.ts'

export interface SightOptions {
  /** Whether something may be started on the machine for a moment. */
  probe: boolean
  /** Bulkhead's own folder. */
  home: string
  signal?: AbortSignal
}

/** An engine and its machine, for audits and for gradings: as if nothing of ours were there. */
export interface Sight {
  client: Asking
  eyes: Seen<AgentEyes>
  /** Sees to it that the probe's image is there, until `close`. Throws TroubleError. */
  image(): Promise<string>
  /** Takes away what is ours. Throws TroubleError where something of it stays. */
  close(): Promise<void>
}

/** With `probe` a container looks where nothing else can: what needs none is no change to the machine. */
export async function openSight(engine: OpenedEngine, { probe, home, signal }: SightOptions): Promise<Sight> {
  const { client, way, address } = engine
  /** What is there only because somebody looks; it grows with what is brought. */
  const ours: Ours = {}
  const asking = askingWithoutOurs(client, ours)
  const ends: (() => Promise<void> | void)[] = []
  let brought = false
  const image = async (): Promise<string> => {
    const name = probeImage()
    if (brought) return name
    const { isOurs, takeAway } = await bringImage(client, name, { home, signal })
    brought = true
    if (isOurs) ours.image = name
    ends.push(takeAway)
    return name
  }
  /** Each is tried, whatever comes of the others. */
  const close = async (): Promise<void> => {
    const failures: unknown[] = []
    for (const end of ends.splice(0).toReversed())
      try {
        await end()
      } catch (error) {
        failures.push(error)
      }
    if (failures.length > 0) throw failures[0]
  }
  try {
    if (probe) await removeAbandoned(client)
    const direct = await directEyes(engine, signal)
    ends.push(direct.close)
    if (direct.eyes.seen || !probe) return { client: asking, eyes: direct.eyes, image, close }
    const wanted = { name: address, client, dial: way.dial, image: await image() }
    signal?.throwIfAborted()
    const { eyes, container, close: remove } = await probeContainerEyes(wanted)
    ends.push(remove)
    ours.container = container
    signal?.throwIfAborted()
    const own = eyes.seen ? seen(eyesWithoutOurs(eyes.value, ours)) : eyes
    return { client: asking, eyes: own, image, close }
  } catch (error) {
    await close()
    throw error
  }
}
