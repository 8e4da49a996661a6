import { useSyncExternalStore } from 'react'
import { languages } from '../../contract/language.ts'

/** A setting's default and the values it may have; what is stored and no longer allowed counts as not set. */
interface Kind<T> {
  initial: T
  allows(value: unknown): value is T
}

function choice<const T extends string>(values: readonly T[]): Kind<T> & { values: readonly T[] } {
  const [initial] = values
  if (initial === undefined) throw new Error('a choice of nothing')
  return { initial, values, allows: (value): value is T => values.includes(value as T) }
}

const toggle = (initial: boolean): Kind<boolean> => ({
  initial,
  allows: (value): value is boolean => typeof value === 'boolean',
})

const integer = (initial: number, min: number, max: number): Kind<number> & { min: number; max: number } => ({
  initial,
  min,
  max,
  allows: (value): value is number => Number.isInteger(value) && Number(value) >= min && Number(value) <= max,
})

/** How Bulkhead looks and behaves for whoever sits before this screen; what is kept for a learner is the engine's. */
export const settings = {
  language: choice(['system', ...languages]),
  theme: choice(['system', 'light', 'dark', 'contrast']),
  /** `less`: nothing moves, whatever the system says. */
  motion: choice(['system', 'less']),
  /** Whether single keys and chords of ours work; those of the browser and of screen readers always do. */
  shortcuts: toggle(true),
  terminalTheme: choice(['dark', 'light', 'contrast']),
  /** CSS pixels. */
  terminalFontSize: integer(13, 9, 28),
  /** Whether it is shown how long one has been at an exercise. */
  showTime: toggle(true),
  /** Puts the terminal's text where a screen reader finds it. */
  terminalReader: toggle(false),
  /** Asks before several lines are pasted into a terminal. */
  pasteGuard: toggle(true),
  /** Whether terminals are recorded, on this machine only. */
  record: toggle(true),
}
export type Settings = { [Name in keyof typeof settings]: (typeof settings)[Name]['initial'] }
export type SettingName = keyof Settings

const KEY = 'bulkhead.settings'
const listeners = new Set<() => void>()
/** Read when first asked for: where there is no window, nobody asks. */
let current: Settings | undefined

function read(): Settings {
  const stored = parse(localStorage.getItem(KEY))
  const entries = Object.entries(settings).map(([name, { initial, allows }]) => [
    name,
    allows(stored[name]) ? stored[name] : initial,
  ])
  return Object.fromEntries(entries) as Settings
}

function parse(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

export function currentSettings(): Settings {
  return (current ??= read())
}

export function changeSetting<Name extends SettingName>(name: Name, value: Settings[Name]): void {
  keep({ ...currentSettings(), [name]: value })
}

/** Everything as it was in the beginning. */
export function resetSettings(): void {
  const entries = Object.entries(settings).map(([name, { initial }]) => [name, initial])
  keep(Object.fromEntries(entries) as Settings)
}

function keep(next: Settings): void {
  current = next
  localStorage.setItem(KEY, JSON.stringify(current))
  for (const listener of listeners) listener()
}

/** Tells of every change, also of those made in another window. Answers how to stop. */
export function onSettings(listener: () => void): () => void {
  listeners.add(listener)
  const elsewhere = (event: StorageEvent) => {
    if (event.key !== KEY) return
    current = read()
    listener()
  }
  window.addEventListener('storage', elsewhere)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', elsewhere)
  }
}

/** A setting's value, and how to change it. */
export function useSetting<Name extends SettingName>(
  name: Name,
): [Settings[Name], (value: Settings[Name]) => void] {
  const value = useSyncExternalStore(onSettings, currentSettings)[name]
  return [value, (next) => changeSetting(name, next)]
}
