import { type Observable, observable } from '../../engine/observable.ts'
import type { Fits } from './admission.ts'
import { troubles } from './troubles.ts'

/** Somebody who wants to have lab hosts. */
export interface Wish {
  person: string
  name: string
  exercise: string
  /** All of them or none: a lab with half of its hosts is of no use. */
  hosts: number
  /** ISO 8601. */
  since: string
}

/** Room for the hosts of one lab, until it is given back. */
export interface Place {
  /** They have booted: others may begin to. Called once, or not at all where they didn't. */
  isUp(): void
  /** Nothing happens the second time. */
  leave(): void
}

export interface PlacesOptions {
  /** How many hosts fit now, while so many run. */
  fits(running: number): Fits
  /** Labs that boot at the same time: more of them only make all of them slow. */
  mostBooting: number
  /** Between two looks at the machine while somebody waits, in milliseconds: memory also comes free without us. */
  lookAgainMs?: number
}

/** Who has lab hosts on this machine, and who waits for some. */
export interface Places {
  readonly state: Observable<{ hosts: number; waiting: readonly Wish[] }>
  /**
   * First come, first served, also where a later one would fit: so whoever wants many hosts gets them. `onBefore` is
   * told how many are before. Rejects when `signal` aborts, or with a TroubleError when there is never room enough.
   */
  enter(wish: Wish, onBefore: (before: number) => void, signal: AbortSignal): Promise<Place>
  /** Without waiting, for hosts that run already. */
  take(hosts: number): Place
  /** Without waiting, if there is room. */
  tryTake(hosts: number): Place | undefined
  /** Resolves when this person is in the queue with that exercise. */
  isWaiting(person: string, exercise: string): Promise<void>
  dispose(): void
}

interface Waiting {
  wish: Wish
  before?: number
  onBefore(before: number): void
  admit(): void
  refuse(error: Error): void
}

export function createPlaces({ fits, mostBooting, lookAgainMs = 5000 }: PlacesOptions): Places {
  const state = observable<{ hosts: number; waiting: readonly Wish[] }>({ hosts: 0, waiting: [] })
  let hosts = 0
  let booting = 0
  let queue: Waiting[] = []
  let timer: NodeJS.Timeout | undefined

  function place(count: number, boots: boolean): Place {
    hosts += count
    if (boots) booting += 1
    let isHeld = true
    let isBooting = boots
    const isUp = () => {
      if (!isBooting) return
      isBooting = false
      booting -= 1
      serve()
    }
    return {
      isUp,
      leave() {
        if (!isHeld) return
        isHeld = false
        hosts -= count
        isUp()
        serve()
      },
    }
  }

  /** Lets in who fits, in order, and tells the others where they stand. */
  function serve(): void {
    while (queue[0] && booting < mostBooting) {
      const { wish } = queue[0]
      const room = fits(hosts)
      if (hosts + wish.hosts > room.fits) {
        // Nobody is there who could make room.
        if (hosts > 0) break
        queue.shift()?.refuse(troubles.tooLarge(wish.hosts, room.fits))
        continue
      }
      queue.shift()?.admit()
    }
    for (const [before, waiting] of queue.entries()) {
      if (waiting.before === before) continue
      waiting.before = before
      waiting.onBefore(before)
    }
    clearInterval(timer)
    if (queue.length > 0) timer = setInterval(serve, lookAgainMs).unref()
    state.set({ hosts, waiting: queue.map(({ wish }) => wish) })
  }

  return {
    state,
    enter: (wish, onBefore, signal) =>
      new Promise((resolve, reject) => {
        const leave = () => {
          queue = queue.filter((one) => one !== waiting)
          reject(signal.reason as Error)
          serve()
        }
        const waiting: Waiting = {
          wish,
          onBefore,
          admit() {
            signal.removeEventListener('abort', leave)
            resolve(place(wish.hosts, true))
          },
          refuse(error) {
            signal.removeEventListener('abort', leave)
            reject(error)
          },
        }
        if (signal.aborted) return reject(signal.reason as Error)
        signal.addEventListener('abort', leave, { once: true })
        queue.push(waiting)
        serve()
      }),
    take(count) {
      const taken = place(count, false)
      serve()
      return taken
    },
    tryTake(count) {
      if (hosts + count > fits(hosts).fits) return undefined
      return this.take(count)
    },
    async isWaiting(person, exercise) {
      for await (const { waiting } of state.watch())
        if (waiting.some((wish) => wish.person === person && wish.exercise === exercise)) return
    },
    dispose() {
      clearInterval(timer)
      state.end()
    },
  }
}
