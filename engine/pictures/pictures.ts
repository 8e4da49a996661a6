import { setTimeout as sleep } from 'node:timers/promises'
import type { ExerciseDefinition, Picture, PictureOf } from '../../contract/index.ts'
import { type RunningLab, TroubleError } from '../hosts/lab-hosts.ts'
import { logError } from '../log.ts'
import { type Observable, type Watch, observable } from '../observable.ts'
import type { Lab } from '../session/lab.ts'
import { troubles } from '../troubles.ts'
import { watchPicture } from './watch-picture.ts'

/** Before looking again after looking itself went wrong, in milliseconds. */
const RETRY_MS = 2000

/** Nothing yet, or no lab; a picture; or why there is none. */
type View = Picture | TroubleError | undefined

/** The pictures of one exercise's lab. Looks at it while somebody watches, once for all who watch the same. */
export interface Pictures {
  /** Throws TroubleError where there is no such picture, and later where it can't be had. */
  watch(of: PictureOf, signal?: AbortSignal): Watch<Picture>
  dispose(): void
}

export interface PicturesOptions {
  exercise: Pick<ExerciseDefinition, 'id' | 'title' | 'topology' | 'machines'>
  lab: Pick<Lab, 'state' | 'running'>
}

interface Shared {
  of: PictureOf
  view: Observable<View>
  watchers: number
  looking?: { lab: RunningLab; abort: AbortController }
}

export function createPictures({ exercise, lab }: PicturesOptions): Pictures {
  const all = new Map<string, Shared>()
  const current = () => (lab.state.get().kind === 'open' ? lab.running() : undefined)

  async function look({ of, view }: Shared, running: RunningLab, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        for await (const picture of watchPicture(running, of, signal, exercise.machines)) {
          if (signal.aborted) return
          view.set(picture)
        }
      } catch (error) {
        if (signal.aborted) return
        logError(`looking for the picture ${of.kind} of ${exercise.id}`, error)
        view.set(troubles.noPicture(error))
        await sleep(RETRY_MS, undefined, { signal }).catch(() => {})
      }
    }
  }

  /** Starts or stops looking, as the lab and the watchers want it. What was seen of another lab is forgotten. */
  function update(shared: Shared): void {
    const wanted = shared.watchers > 0 ? current() : undefined
    if (shared.looking?.lab === wanted) return
    shared.looking?.abort.abort()
    delete shared.looking
    shared.view.set(undefined)
    if (!wanted) return
    const abort = new AbortController()
    shared.looking = { lab: wanted, abort }
    void look(shared, wanted, abort.signal)
  }

  const stopFollowing = lab.state.subscribe(() => all.forEach(update))

  return {
    watch(of, signal) {
      if (!exercise.topology.includes(of.host)) throw troubles.unknownHost(of.host, exercise.topology)
      if (of.kind === 'machines' && !exercise.machines) throw troubles.noMachines(exercise.title)
      const key = `${of.host} ${of.kind}`
      const shared = all.get(key) ?? { of, view: observable<View>(undefined), watchers: 0 }
      all.set(key, shared)
      shared.watchers += 1
      const watch = shared.view.watch(signal, () => {
        shared.watchers -= 1
        update(shared)
        if (shared.watchers === 0) all.delete(key)
      })
      update(shared)
      return seen(watch)
    },

    dispose() {
      stopFollowing()
      for (const { view, looking } of all.values()) {
        view.end()
        looking?.abort.abort()
      }
    },
  }
}

/** Without what says nothing; a trouble ends it. */
function seen(watch: Watch<View>): Watch<Picture> {
  const end = async () => {
    await watch.return?.()
    return { done: true as const, value: undefined }
  }
  return {
    async next() {
      for (;;) {
        const { done, value } = await watch.next()
        if (done) return end()
        if (value instanceof TroubleError) {
          await end()
          throw value
        }
        if (value) return { done: false, value }
      }
    },
    return: end,
    [Symbol.asyncIterator]() {
      return this
    },
    async [Symbol.asyncDispose]() {
      await end()
    },
  }
}
