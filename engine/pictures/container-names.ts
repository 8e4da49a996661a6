import { z } from 'zod'
import type { HostProbe, PicturedContainer } from '../../contract/index.ts'
import { SaidText } from './said-text.ts'

/** Name and image by the first twelve digits of the id. */
export type Names = ReadonlyMap<string, { name: string; image: string }>

/** What the daemon has not named is called by its id. */
export function containerOf(id: string, pid: number, names: Names): PicturedContainer {
  const { name, image } = names.get(id) ?? { name: id, image: '' }
  return { id, name, image, pid }
}

const Listed = z.array(z.object({ Id: z.string().max(64), Names: z.array(SaidText), Image: SaidText }))

/** Answers longer than 64 KiB are cut: so many at a time. */
const AT_ONCE = 20
/** Before the daemon is asked again when it could not be asked, in milliseconds. */
const RETRY_MS = 2000
/** The time that a picture waits for names; a daemon is usually quicker. */
const PATIENCE_MS = 100

/** The daemon's own names of the containers that the kernel shows, asked for once. */
export interface ContainerNames {
  readonly known: Names
  /** Sees to it that these are known, soon; resolves when they are or when it has taken too long. */
  want(ids: ReadonlySet<string>): Promise<void>
}

/** `onLearned` is called when there are more names than before. */
export function createContainerNames(
  host: Pick<HostProbe, 'daemon'>,
  signal: AbortSignal,
  onLearned: () => void,
): ContainerNames {
  const known = new Map<string, { name: string; image: string }>()
  /** The daemon doesn't know them either. */
  const nameless = new Set<string>()
  let wanted: ReadonlySet<string> = new Set()
  let asking: Promise<void> | undefined

  const unknown = () => [...wanted].filter((id) => !known.has(id) && !nameless.has(id))

  async function ask(): Promise<void> {
    const some = unknown().slice(0, AT_ONCE)
    const found = await listed(host, some).catch(() => undefined)
    if (found) {
      for (const id of some) {
        const container = found.get(id)
        if (container) known.set(id, container)
        else nameless.add(id)
      }
      onLearned()
      return
    }
    // Nobody answers whom we believe: the picture goes on without names.
    await pause(RETRY_MS, signal)
  }

  async function askAll(): Promise<void> {
    while (!signal.aborted && unknown().length > 0) await ask()
    asking = undefined
  }

  return {
    known,
    async want(ids) {
      wanted = ids
      for (const kept of [known, nameless]) for (const id of kept.keys()) if (!ids.has(id)) kept.delete(id)
      if (unknown().length === 0) return
      asking ??= askAll()
      const enough = new AbortController()
      await Promise.race([asking, pause(PATIENCE_MS, enough.signal)])
      enough.abort()
    },
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    const stop = () => {
      clearTimeout(timer)
      resolve()
    }
    signal.addEventListener('abort', stop, { once: true })
  })
}

async function listed(host: Pick<HostProbe, 'daemon'>, ids: readonly string[]) {
  const filters = encodeURIComponent(JSON.stringify({ id: ids }))
  // `all`, because a container that is just being started doesn't count as running yet.
  const answer = await host.daemon({ path: `/containers/json?all=1&filters=${filters}` })
  if (answer.kind !== 'answered' || answer.status !== 200) return undefined
  const containers = Listed.parse(JSON.parse(answer.body))
  return new Map(
    containers.map(({ Id, Names: [name = ''], Image }) => [
      Id.slice(0, 12),
      { name: name.replace(/^\//, ''), image: Image },
    ]),
  )
}
