import { useState } from 'react'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const KEY = 'bulkhead.theme'

export function storedTheme(): Theme {
  const stored = localStorage.getItem(KEY)
  return themes.find((theme) => theme === stored) ?? 'system'
}

/** Puts a theme on the page; `system` follows the machine's setting. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

/** The chosen theme and a function that goes on to the next. */
export function useTheme(): [Theme, () => void] {
  const [theme, setTheme] = useState(storedTheme)
  const next = () => {
    const chosen = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system'
    localStorage.setItem(KEY, chosen)
    applyTheme(chosen)
    setTheme(chosen)
  }
  return [theme, next]
}
