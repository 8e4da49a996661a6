import { useEffect, useSyncExternalStore } from 'react'
import type { Connection } from '../connection/connection.ts'
import { useConnection, useConnectionState } from '../connection/use-connection.ts'
import { useQuery } from '../connection/use-query.ts'
import { createNoteKeeper, type NoteKeeper, type NoteState } from './keeper.ts'

/** Before asking again an engine that answered with trouble, in milliseconds. */
const AGAIN = 10_000

const keepers = new WeakMap<Connection, NoteKeeper>()

function keeperOf(connection: Connection): NoteKeeper {
  const known = keepers.get(connection)
  if (known) return known
  const keeper = createNoteKeeper({
    drafts: localStorage,
    save: (place, text) => connection.client.notes.save({ ...place, text }),
  })
  keepers.set(connection, keeper)
  return keeper
}

export interface Notes {
  /** `false` while it isn't known what stands there. */
  isKnown: boolean
  /** `at` is the heading's number, 0 the lesson as a whole. */
  text(at: number): string
  state(at: number): NoteState
  write(at: number, text: string): void
}

/** The learner's notes on a lesson. */
export function useNotes(lesson: string): Notes {
  const connection = useConnection()
  const keeper = keeperOf(connection)
  const online = useConnectionState().kind === 'online'
  const kept = useQuery(`notes:${lesson}`, (client) => client.notes.get({ lesson }))
  useSyncExternalStore(keeper.onChange, keeper.version)
  useEffect(() => {
    if (!online) return
    void keeper.flush()
    const timer = setInterval(() => void keeper.flush(), AGAIN)
    return () => clearInterval(timer)
  }, [keeper, online])
  return {
    isKnown: kept.value !== undefined || kept.trouble !== undefined || !online,
    text: (at) => keeper.text({ lesson, at }) ?? kept.value?.find((note) => note.at === at)?.text ?? '',
    state: (at) => keeper.state({ lesson, at }),
    write: (at, text) => keeper.write({ lesson, at }, text),
  }
}
