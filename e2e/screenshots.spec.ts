import { expect, type Page, test } from '@playwright/test'
import { type App, startApp } from './support/app.ts'
import { setSetting } from './support/axe.ts'
import { type FreshMachine, freshMachine } from './support/fresh-machine.ts'
import { type Language, languages, saidIn } from './support/said.ts'
import { screenshotsFolder, shoot } from './support/screenshots.ts'
import { viewsIn } from './support/views.ts'
import { expectTasks, followBlock } from './support/window.ts'

/**
 * No journey: makes the pictures of docs/screenshots, where BULKHEAD_SCREENSHOTS names that folder.
 * Each view in light and dark; in Chinese those of which a reader wants to see how they look.
 */
test.skip(!screenshotsFolder, 'BULKHEAD_SCREENSHOTS names no folder')
test.use({ viewport: { width: 1280, height: 800 }, contextOptions: { reducedMotion: 'reduce' } })

const files: Record<string, string> = {
  course: 'course',
  'lesson with its lab': 'lesson',
  'evidence and a hint': 'evidence',
  attempts: 'attempt',
  'list of exercises': 'exercises',
  palette: 'palette',
  search: 'search',
  shortcuts: 'shortcuts',
  glossary: 'glossary',
  recordings: 'recordings',
  settings: 'settings',
  doctor: 'doctor',
}
const chinese = ['course', 'lesson', 'evidence', 'search', 'settings', 'doctor']

let app: App
let machine: FreshMachine
let firstRun: App

test.beforeAll(async () => {
  if (!screenshotsFolder) return
  machine = freshMachine()
  ;[app, firstRun] = await Promise.all([startApp(), startApp({ BULKHEAD_RECIPE: machine.recipe })])
})
test.afterAll(async () => {
  if (!screenshotsFolder) return
  await Promise.all([app.stop(), firstRun.stop()])
  machine.remove()
})

for (const language of languages) {
  test(`pictures (${language})`, async ({ page }) => {
    const t = saidIn(language)
    const keep = async (name: string): Promise<void> => {
      if (language === 'en') await shoot(page, name)
      else await shoot(page, `${name}-zh`)
    }
    if (language === 'en') {
      await begin(page, await firstRun.link(), language)
      await expect(page.getByRole('heading', { name: 'Set up your lab' })).toBeVisible({ timeout: 60_000 })
      await shoot(page, 'first-run')
      await page.getByRole('button', { name: 'Set up now' }).click()
      await expect(page.getByRole('progressbar').first()).toBeVisible()
      await page.waitForTimeout(2_000)
      await shoot(page, 'first-run-building')
      // It may have come to its end by now.
      await page
        .getByRole('button', { name: 'Cancel' })
        .click({ timeout: 5_000 })
        .catch(() => undefined)
    }
    await begin(page, await app.link(), language)
    for (const view of viewsIn(language)) {
      const file = files[view.name]
      if (!file || (language !== 'en' && !chinese.includes(file))) continue
      await view.open(page)
      await page.waitForTimeout(400)
      await keep(file)
      await view.leave?.(page)
    }
    if (language !== 'en') return

    await page.goto(`${new URL(page.url()).origin}/#shared-kernel`)
    const term = page.locator('article').getByRole('button', { name: 'virtual machine' }).first()
    await term.click()
    await expect(page.getByRole('dialog').getByText('In the glossary')).toBeVisible()
    await shoot(page, 'term')
    await page.keyboard.press('Escape')
    for (const words of ['answer seal', 'answer refused', '--user 10001'])
      await followBlock(page, page.locator('figure', { hasText: words }).first())
    await page.getByRole('tab', { name: t('Tasks') }).click()
    await expectTasks(page, { 'root-outside': 'done', 'refused-by-default': 'done', closed: 'done' })
    await page.locator('[data-completion]').scrollIntoViewIfNeeded()
    await shoot(page, 'solved')
    await page.getByRole('button', { name: 'Attempt', exact: true }).click()
    await expect(page.getByText('The attacker was refused').first()).toBeVisible({ timeout: 60_000 })
    await shoot(page, 'attempt-refused')
    await page.goto(`${new URL(page.url()).origin}/#/recordings`)
    await page.getByRole('button', { name: 'Play' }).first().click()
    // Its end shows more than its beginning.
    await page.getByRole('slider').first().press('End')
    await page.waitForTimeout(800)
    await shoot(page, 'recording')
  })
}

async function begin(page: Page, link: string, language: Language): Promise<void> {
  await page.goto(link)
  await setSetting(page, 'language', language)
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', language)
}
