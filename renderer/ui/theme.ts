import { type Settings, changeSetting, currentSettings, onSettings, settings } from '../settings/settings.ts'

export const themes = settings.theme.values
export type Theme = Settings['theme']

/** Where the theme was kept before there were settings. */
const OLD_KEY = 'bulkhead.theme'

/** What the page is told: `undefined` is light or dark, as the system has it. */
export function themeOnPage(theme: Theme, systemWantsContrast: boolean): Theme | undefined {
  if (theme === 'system') return systemWantsContrast ? 'contrast' : undefined
  return theme
}

/** Puts theme and motion on the page, now and whenever they are set anew. */
export function followTheme(): void {
  takeOldTheme()
  const contrast = matchMedia('(prefers-contrast: more)')
  const apply = () => {
    const { theme, motion } = currentSettings()
    const { dataset } = document.documentElement
    const shown = themeOnPage(theme, contrast.matches)
    if (shown) dataset.theme = shown
    else delete dataset.theme
    if (motion === 'less') dataset.motion = 'less'
    else delete dataset.motion
  }
  apply()
  onSettings(apply)
  contrast.addEventListener('change', apply)
}

function takeOldTheme(): void {
  const old = localStorage.getItem(OLD_KEY)
  if (old === null) return
  const theme = themes.find((one) => one === old)
  if (theme && currentSettings().theme === 'system') changeSetting('theme', theme)
  localStorage.removeItem(OLD_KEY)
}

/** The one after this, for a button that goes through all of them. */
export function themeAfter(theme: Theme): Theme {
  return themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system'
}
