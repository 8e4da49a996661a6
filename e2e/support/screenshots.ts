import type { Page } from '@playwright/test'
import { join } from 'node:path'

export const screenshotsFolder = process.env.BULKHEAD_SCREENSHOTS

/** Keeps a picture for docs/screenshots, light and dark, where BULKHEAD_SCREENSHOTS names a folder. */
export async function shoot(page: Page, name: string): Promise<void> {
  if (!screenshotsFolder) return
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const suffix = colorScheme === 'dark' ? '-dark' : ''
    // Colours change slowly; what is kept is how they end.
    await page.screenshot({ path: join(screenshotsFolder, `${name}${suffix}.png`), animations: 'disabled' })
  }
  await page.emulateMedia({ colorScheme: 'light' })
}
