import type { NotePlace } from '../../contract/notes.ts'

/** What a keeper needs of localStorage. */
export type Drafts = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/**
 * Where a note stands.
 * - `kept`: the engine has acknowledged it, or nothing was written.
 * - `keeping`: it is on its way.
 * - `away`: the engine could not be asked; it is safe here and will be sent again.
 */
export type NoteState = 'kept' | 'keeping' | 'away'

/** Keeps what one writes: here at once, with the engine as soon as it answers. */
export interface NoteKeeper {
  /** What was written in this window or is not yet acknowledged; else `undefined`. */
  text(place: NotePlace): string | undefined
  state(place: NotePlace): NoteState
  write(place: NotePlace, text: string): void
  /** Sends all that isn't acknowledged. */
  flush(): Promise<void>
  onChange(listener: () => void): () => void
  /** Counts changes. */
  version(): number
}

interface KeeperOptions {
  drafts: Drafts
  save(place: NotePlace, text: string): Promise<void>
  /** After the last key, in milliseconds. */
  delay?: number
}

const PREFIX = 'bulkhead.note.'
const DELAY = 700

export function createNoteKeeper({ drafts, save, delay = DELAY }: KeeperOptions): NoteKeeper {
  const acknowledged = new Map<string, string>()
  const away = new Set<string>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const sending = new Map<string, Promise<void>>()
  const listeners = new Set<() => void>()
  let version = 0

  const changed = () => {
    version++
    for (const listener of listeners) listener()
  }

  async function send(name: string): Promise<void> {
    clearTimeout(timers.get(name))
    timers.delete(name)
    const text = drafts.getItem(PREFIX + name)
    const place = placeOf(name)
    if (text === null || !place) return
    try {
      await save(place, text)
      away.delete(name)
      acknowledged.set(name, text)
      // What was written meanwhile is on its way by a later timer.
      if (drafts.getItem(PREFIX + name) === text) drafts.removeItem(PREFIX + name)
    } catch {
      away.add(name)
    }
    changed()
  }

  /** One at a time, so that an older text never comes after a newer one. */
  function sendInTurn(name: string): Promise<void> {
    const turn = (sending.get(name) ?? Promise.resolve()).then(() => send(name))
    sending.set(name, turn)
    return turn
  }

  return {
    text: (place) => drafts.getItem(PREFIX + nameOf(place)) ?? acknowledged.get(nameOf(place)),
    state(place) {
      const name = nameOf(place)
      if (drafts.getItem(PREFIX + name) === null) return 'kept'
      return away.has(name) ? 'away' : 'keeping'
    },
    write(place, text) {
      const name = nameOf(place)
      drafts.setItem(PREFIX + name, text)
      clearTimeout(timers.get(name))
      timers.set(
        name,
        setTimeout(() => void sendInTurn(name), delay),
      )
      changed()
    },
    async flush() {
      const names = Array.from({ length: drafts.length }, (_, index) => drafts.key(index) ?? '')
      const waiting = names.filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length))
      await Promise.all(waiting.map(sendInTurn))
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    version: () => version,
  }
}

const nameOf = ({ lesson, at }: NotePlace) => `${lesson}/${at}`

function placeOf(name: string): NotePlace | undefined {
  const [lesson = '', at = ''] = name.split('/')
  return lesson && /^\d+$/.test(at) ? { lesson, at: Number(at) } : undefined
}
