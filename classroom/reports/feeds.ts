import type { AnswerAlarm, RoomNews, RoomRow } from '../../contract/class/index.ts'
import { type Watch, mapWatch, observable } from '../../engine/observable.ts'

/** Dashboards hear of changes at most this often, in milliseconds. */
const EVERY_MS = 250
/** What comes within this after the first change is told with it. */
const GATHER_MS = 20

/** Where dashboards get from what they show. */
export interface FeedSources {
  people(): readonly string[]
  rowOf(person: string, exercise: string): RoomRow | undefined
  alarms(): AnswerAlarm[]
  alarmsVersion(): number
  moves(): RoomNews['moves']
  hosted(): RoomNews['hosted']
  now(): Date
}

/** What one dashboard has not been told yet. */
interface Untold {
  isWhole: boolean
  people: Set<string>
  gone: Set<string>
  moves: boolean
  hosted: boolean
  /** Of the alarms that it was told last. */
  alarmsVersion: number
}

/** One exercise, as all dashboards that show it share it: each row is made once for all. */
interface Feed {
  rows: Map<string, RoomRow>
  untold: Set<Untold>
}

export interface Feeds {
  changed(person: string): void
  gone(person: string): void
  movesChanged(): void
  hostedChanged(): void
  alarmsChanged(): void
  watch(exercise: string, signal?: AbortSignal): Watch<RoomNews>
  close(): void
}

export function createFeeds(sources: FeedSources): Feeds {
  const feeds = new Map<string, Feed>()
  const ticks = observable(0)
  const changed = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let toldAt = 0

  const allUntold = () => [...feeds.values()].flatMap((feed) => [...feed.untold])

  function soon(): void {
    if (timer !== undefined || feeds.size === 0) return
    timer = setTimeout(tell, Math.max(GATHER_MS, toldAt + EVERY_MS - performance.now()))
  }

  function tell(): void {
    timer = undefined
    toldAt = performance.now()
    update()
    ticks.set(ticks.get() + 1)
  }

  function update(): void {
    for (const [exercise, { rows, untold }] of feeds) {
      for (const person of changed) {
        const row = sources.rowOf(person, exercise)
        if (row === undefined) continue
        rows.set(person, row)
        for (const one of untold) one.people.add(person)
      }
    }
    changed.clear()
  }

  function feedOf(exercise: string): Feed {
    const there = feeds.get(exercise)
    if (there) return there
    const rows = new Map<string, RoomRow>()
    for (const person of sources.people()) {
      const row = sources.rowOf(person, exercise)
      if (row) rows.set(person, row)
    }
    const feed: Feed = { rows, untold: new Set() }
    feeds.set(exercise, feed)
    return feed
  }

  /** What a dashboard is to be told now; `undefined` where nothing of it changed. */
  function newsOf({ rows }: Feed, untold: Untold): RoomNews | undefined {
    const { isWhole, people, gone, moves, hosted } = untold
    const version = sources.alarmsVersion()
    const alarms = version !== untold.alarmsVersion
    if (!isWhole && people.size === 0 && gone.size === 0 && !moves && !hosted && !alarms) return undefined
    const news: RoomNews = {
      isWhole,
      rows: isWhole ? [...rows.values()] : [...people].flatMap((person) => rows.get(person) ?? []),
      gone: [...gone],
      ...(moves && { moves: sources.moves() ?? [] }),
      ...(hosted && { hosted: sources.hosted() ?? null }),
      ...(alarms && { alarms: sources.alarms() }),
      now: sources.now().toISOString(),
    }
    Object.assign(untold, { isWhole: false, moves: false, hosted: false, alarmsVersion: version })
    people.clear()
    gone.clear()
    return news
  }

  return {
    changed(person) {
      if (feeds.size === 0) return
      changed.add(person)
      soon()
    },
    gone(person) {
      changed.delete(person)
      for (const { rows, untold } of feeds.values()) {
        rows.delete(person)
        for (const one of untold) {
          one.people.delete(person)
          one.gone.add(person)
        }
      }
      soon()
    },
    movesChanged() {
      for (const untold of allUntold()) untold.moves = true
      soon()
    },
    hostedChanged() {
      for (const untold of allUntold()) untold.hosted = true
      soon()
    },
    alarmsChanged: soon,
    watch(exercise, signal) {
      const feed = feedOf(exercise)
      const untold: Untold = {
        isWhole: true,
        people: new Set(),
        gone: new Set(),
        moves: true,
        hosted: true,
        alarmsVersion: -1,
      }
      feed.untold.add(untold)
      const watch = ticks.watch(signal, () => {
        feed.untold.delete(untold)
        if (feed.untold.size === 0) feeds.delete(exercise)
      })
      return mapWatch(watch, () => newsOf(feed, untold))
    },
    close() {
      clearTimeout(timer)
      ticks.end()
    },
  }
}
