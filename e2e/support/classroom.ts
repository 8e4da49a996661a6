import { type Browser, expect, type Locator, type Page } from '@playwright/test'
import { labChip, screen } from './window.ts'

/** A class as those in it use it. */

/** A browser that has accepted the class's certificate, as somebody does by hand once. */
export async function browserOfClass(
  browser: Browser,
  viewport = { width: 1440, height: 900 },
): Promise<Page> {
  const context = await browser.newContext({
    ...{ ignoreHTTPSErrors: true, viewport, acceptDownloads: true },
    // As in all that is looked at: nothing is on its way.
    reducedMotion: 'reduce',
  })
  return context.newPage()
}

export const goTo = (page: Page, hash: string): Promise<void> =>
  page.evaluate((there) => void (location.hash = there), hash)

/** Joins from an app of one's own; the app is open. */
export async function joinFromApp(page: Page, link: string, name: string): Promise<void> {
  await goTo(page, '#/class')
  await page.getByLabel('Join link, or the address of the class server').fill(link)
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Join the class' }).click()
}

/** How the learner's window says that the link to the class stands. */
export const classChip = (page: Page): Locator =>
  page.locator('header').getByRole('button', { name: /^(Class |班级)“/ })

/** Goes to the lesson, whose lab opens by itself. */
export async function openLabOf(page: Page, exercise: string): Promise<void> {
  await goTo(page, `#${exercise}`)
  await expect(labChip(page, 'Lab open')).toBeVisible({ timeout: 120_000 })
  await expect(screen(page, 'master')).toContainText('root@master', { timeout: 60_000 })
}

/** A learner's line in the room. */
export const learnerRow = (page: Page, name: string): Locator =>
  page.getByRole('grid').getByRole('row').filter({ hasText: name })

/** How the tasks of a learner stand in the room, in the course's order. */
export async function expectCells(
  page: Page,
  name: string,
  states: readonly string[],
  timeout = 30_000,
): Promise<void> {
  const cells = learnerRow(page, name).locator('[data-cell]')
  await expect
    .poll(() => cells.evaluateAll((all) => all.map((cell) => cell.getAttribute('data-cell'))), { timeout })
    .toEqual(states)
}

/** Presses a button that saves a file, and answers its name and bytes. */
export async function saved(page: Page, button: Locator): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) }
}
