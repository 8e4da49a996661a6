import { useSyncExternalStore } from 'react'

/** The choices taken, by their numbers from 0. */
export type Chosen = readonly number[]

/** What came of a question in the lesson that is shown. */
interface Asked {
  /** How many it has; an answer to another question that stood here before does not count. */
  choices: number
}

const KEY = 'bulkhead.answers'
const listeners = new Set<() => void>()
let kept: Readonly<Record<string, Chosen>> | undefined
const shown = new Map<string, Asked>()

export const questionId = (lesson: string, number: string) => `${lesson}/${number}`

/** What is stored, as far as it can be answers. */
export function answersIn(text: string | null): Record<string, Chosen> {
  try {
    const stored: unknown = JSON.parse(text ?? '{}')
    if (typeof stored !== 'object' || stored === null) return {}
    return Object.fromEntries(Object.entries(stored).filter(([, chosen]) => isChosen(chosen)))
  } catch {
    return {}
  }
}

const isChosen = (value: unknown): value is Chosen =>
  Array.isArray(value) && value.length > 0 && value.every((one) => Number.isInteger(one) && one >= 0)

/** Whether exactly the right ones were taken. */
export function isRight(chosen: Chosen, right: Chosen): boolean {
  return chosen.length === right.length && chosen.every((one) => right.includes(one))
}

function all(): Readonly<Record<string, Chosen>> {
  return (kept ??= answersIn(localStorage.getItem(KEY)))
}

function change(next: Readonly<Record<string, Chosen>>): void {
  kept = next
  localStorage.setItem(KEY, JSON.stringify(next))
  for (const listener of listeners) listener()
}

/** Keeps an answer, or takes it back. */
export function keepAnswer(id: string, chosen: Chosen | undefined): void {
  // Another window may have kept some meanwhile.
  const { [id]: _before, ...others } = answersIn(localStorage.getItem(KEY))
  change(chosen ? { ...others, [id]: chosen } : others)
}

function listen(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The answer that was given, as often as it changes. */
export function useAnswer(id: string, choices: number): Chosen | undefined {
  const chosen = useSyncExternalStore(listen, () => all()[id])
  return chosen?.every((one) => one < choices) ? chosen : undefined
}

/** A question is in the lesson that is shown; the answer takes it back. */
export function showQuestion(id: string, choices: number): () => void {
  shown.set(id, { choices })
  for (const listener of listeners) listener()
  return () => {
    shown.delete(id)
    for (const listener of listeners) listener()
  }
}

/** How many questions of the lesson that is shown have no answer yet. */
export function useQuestionsLeft(): number {
  return useSyncExternalStore(listen, () => [...shown.keys()].filter((id) => !all()[id]).length)
}
