import type { Page } from '@playwright/test'

/** After its size has changed, a window lays itself out anew; what doesn't fit then, again and again, doesn't fit. */
const LOOKS = 5
const PAUSE_MS = 300

/** What doesn't fit into the window as it is: text that is cut off, and what can't be reached or pressed. */
export async function misfits(page: Page): Promise<string[]> {
  let found = await misfitsNow(page)
  for (let look = 1; look < LOOKS && found.length > 0; look++) {
    await page.waitForTimeout(PAUSE_MS)
    found = await misfitsNow(page)
  }
  return found
}

function misfitsNow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const name = (element: Element): string =>
      `<${element.tagName.toLowerCase()}> ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 50)}`
    const root = document.scrollingElement ?? document.documentElement
    if (root.scrollWidth > innerWidth) found.push(`the page is ${root.scrollWidth - innerWidth} px too wide`)

    // While something lies over the view, only that has to be reached.
    const dialogs = document.querySelectorAll('[role="dialog"], [role="alertdialog"], [role="menu"]')
    const within = [...dialogs].findLast((one) => one.checkVisibility()) ?? document.body
    const isScrolled = (element: Element, axis: 'overflowX' | 'overflowY'): boolean => {
      for (let at: Element | null = element; at; at = at.parentElement)
        if (['auto', 'scroll'].includes(getComputedStyle(at)[axis])) return true
      return false
    }
    const isHidden = (element: Element): boolean =>
      !element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }) ||
      element.closest('.visually-hidden, .xterm, [aria-hidden="true"], [inert], [style*="clip"]') !== null ||
      getComputedStyle(element).clipPath !== 'none'

    for (const element of within.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, summary, [role="tab"], [role="menuitem"]',
    )) {
      if (isHidden(element) || element.matches(':disabled, [data-disabled]')) continue
      element.scrollIntoView({ block: 'center', inline: 'nearest' })
      const [line] = element.getClientRects()
      if (!line || line.width < 2) continue
      if (line.left < -1 || line.right > innerWidth + 1 || line.top < -1 || line.bottom > innerHeight + 1) {
        found.push(`${name(element)} is outside of the window`)
        continue
      }
      const there = document.elementFromPoint((line.left + line.right) / 2, (line.top + line.bottom) / 2)
      if (
        !there ||
        !(element.contains(there) || there.contains(element) || there.closest('label')?.contains(element))
      )
        found.push(`${name(element)} is covered by ${there ? name(there) : 'nothing'}`)
    }
    for (const element of within.querySelectorAll<HTMLElement>(
      'p, li, h1, h2, h3, dt, dd, td, th, label, button, a, span',
    )) {
      if (isHidden(element) || element.childElementCount > 0 || !element.textContent?.trim()) continue
      const { overflowX, textOverflow } = getComputedStyle(element)
      if (
        ['hidden', 'clip'].includes(overflowX) &&
        textOverflow !== 'ellipsis' &&
        element.scrollWidth > element.clientWidth + 1
      )
        found.push(`${name(element)} is cut off`)
      const { left, right, width } = element.getBoundingClientRect()
      if (width > 1 && (left < -1 || right > innerWidth + 1) && !isScrolled(element, 'overflowX'))
        found.push(`${name(element)} goes beyond the window`)
    }
    return [...new Set(found)]
  })
}
