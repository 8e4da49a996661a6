import type { Page } from '@playwright/test'

/** What live regions say from now on, in order; the page must not be loaded anew. Answers how to read it. */
export async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = []
    Object.assign(window, { bulkheadSaid: said })
    new MutationObserver((changes) => {
      const regions = new Set(
        changes.map(({ target }) =>
          (target instanceof Element ? target : target.parentElement)?.closest(
            '[role="status"], [aria-live="polite"]',
          ),
        ),
      )
      for (const region of regions) {
        const text = region?.textContent?.trim()
        if (text) said.push(text)
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  return () => page.evaluate(() => (window as unknown as { bulkheadSaid: string[] }).bulkheadSaid)
}
