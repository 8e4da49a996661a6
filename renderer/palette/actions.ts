import { useEffect, useRef, useSyncExternalStore } from 'react'
import { type Message, msg } from '../../contract/message.ts'
import type { Chord } from './chord.ts'

/** Under which headings actions stand in the palette and in the list of shortcuts, in this order. */
export const actionGroups = {
  exercise: msg`This exercise`,
  terminal: msg`Terminal`,
  lesson: msg`Lesson`,
  go: msg`Go to`,
  app: msg`Bulkhead`,
}
export type ActionGroup = keyof typeof actionGroups

/** Something that one can do now. It is in the palette for as long as whoever owns it shows it. */
export interface Action {
  /** One of its kind in the whole app. */
  id: string
  group: ActionGroup
  title: Message
  /** Other words that it is found by. */
  words?: Message
  /** While somebody types in a terminal, only those with Mod+Shift and the F keys work. */
  shortcuts?: readonly Chord[]
  isDisabled?: boolean
  run(): void
}

const owners = new Map<symbol, readonly Action[]>()
const listeners = new Set<() => void>()
let all: readonly Action[] = []

function change(owner: symbol, actions: readonly Action[] | undefined): void {
  if (actions) owners.set(owner, actions)
  else owners.delete(owner)
  all = [...owners.values()].flat()
  for (const listener of listeners) listener()
}

function listen(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** All that one can do now. */
export function currentActions(): readonly Action[] {
  return all
}

/** As `currentActions`, and again whenever it changes. */
export function useAllActions(): readonly Action[] {
  return useSyncExternalStore(listen, currentActions)
}

/**
 * Offers actions as long as the component is shown. They may be new at every rendering: what is told of them is
 * changed only when it says something else, and what they do is always the newest.
 */
export function useActions(actions: readonly Action[]): void {
  const newest = useRef(actions)
  useEffect(() => {
    newest.current = actions
  })
  const told = JSON.stringify(actions)
  useEffect(() => {
    const owner = Symbol('actions')
    const run = (id: string) => newest.current.find((action) => action.id === id)?.run()
    change(
      owner,
      newest.current.map((action) => ({ ...action, run: () => run(action.id) })),
    )
    return () => change(owner, undefined)
  }, [told])
}
