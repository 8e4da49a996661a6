import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Language } from './said.ts'

/** As in the settings. */
export const themes = ['light', 'dark', 'contrast'] as const
export type Theme = (typeof themes)[number]

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** What depends on the theme; everything else is looked for in one of them. */
const OF_THEMES = ['color-contrast', 'link-in-text-block']

/** What React Aria puts into the page for screen readers; it names elements that may be gone by then. */
const ANNOUNCER = '[data-live-announcer]'

export interface Look {
  view: string
  /** Looks at this part only; a selector. */
  part?: string
  language: Language
  theme: Theme
}

/** What axe finds on the page as it is, one line each: where, which rule, which element, and why. */
export async function violations(page: Page, { view, part, language, theme }: Look): Promise<string[]> {
  // There are no frames, for which the other mode opens a window at each look.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).exclude(ANNOUNCER)
  if (part !== undefined) axe.include(part)
  if (theme === 'light') axe.withTags(TAGS)
  else axe.withRules(OF_THEMES)
  const { violations: found } = await axe.analyze()
  return found.flatMap(({ id, nodes }) =>
    nodes
      .filter((node) => !isKnownWrong(id, node.html))
      .map(({ target, html, failureSummary = '' }) => {
        const why = failureSummary.split('\n').slice(1, 2).join('').trim()
        return `${view}, ${language}, ${theme}: ${id} at ${target.join(' ')}: ${html.slice(0, 160)} (${why})`
      }),
  )
}

/** The palette's results are gone through from its field, by `aria-activedescendant`; axe knows that of listboxes only. */
function isKnownWrong(rule: string, html: string): boolean {
  return rule === 'scrollable-region-focusable' && html.includes('role="menu"')
}

/** Changes a setting as another window would: everything on the page stays as it is. */
export async function setSetting(page: Page, name: string, value: string | boolean | number): Promise<void> {
  await page.evaluate(
    ([key, changed]) => {
      const store = 'bulkhead.settings'
      const settings = JSON.parse(localStorage.getItem(store) ?? '{}') as Record<string, unknown>
      localStorage.setItem(store, JSON.stringify({ ...settings, [key as string]: changed }))
      window.dispatchEvent(new StorageEvent('storage', { key: store }))
    },
    [name, value] as const,
  )
}
