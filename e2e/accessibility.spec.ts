import { expect, type Page, test } from '@playwright/test'
import { type App, startApp } from './support/app.ts'
import { type Look, setSetting, themes, violations } from './support/axe.ts'
import { misfits } from './support/fits.ts'
import { expectChinese } from './support/chinese.ts'
import { type FreshMachine, freshMachine } from './support/fresh-machine.ts'
import { type Language, languages, saidIn } from './support/said.ts'
import { LESSON, viewsIn } from './support/views.ts'

let app: App
let machine: FreshMachine
/** On a machine that has nothing yet. */
let firstRun: App

test.beforeAll(async () => {
  machine = freshMachine()
  ;[app, firstRun] = await Promise.all([startApp(), startApp({ BULKHEAD_RECIPE: machine.recipe })])
})
test.afterAll(async () => {
  await Promise.all([app.stop(), firstRun.stop()])
  machine.remove()
})

// Nothing is measured while it is on its way from one colour to another.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

for (const language of languages) {
  test(`axe finds nothing on any view in any theme, and no other language is on it (${language})`, async ({
    page,
  }) => {
    const found: string[] = []
    const look = async (view: string, part?: string): Promise<void> => {
      if (language === 'zh-CN') await expectChinese(page, view)
      found.push(...(await violationsInThemes(page, { view, part, language })))
    }
    const t = saidIn(language)

    await begin(page, await firstRun.link(), language)
    await expect(page.getByRole('heading', { name: t('Set up your lab') })).toBeVisible({ timeout: 60_000 })
    await look('first run')
    await page.getByRole('button', { name: t('Set up now') }).click()
    await expect(page.getByRole('progressbar').first()).toBeVisible()
    await look('setting up')
    await page.getByRole('button', { name: t('Cancel') }).click()

    await begin(page, await app.link(), language)
    for (const view of viewsIn(language)) {
      await test.step(view.name, async () => {
        await view.open(page)
        await look(view.name, view.part)
        await view.leave?.(page)
      })
    }
    expect(found).toEqual([])
  })
}

const sizes = {
  'a small window': { width: 1024, height: 640 },
  'a small window at 200 %': { width: 512, height: 320 },
  'a tablet': { width: 768, height: 1024 },
}

test('everything fits and can be reached in small windows, at 200 %, and on a tablet', async ({ page }) => {
  const found: string[] = []
  await begin(page, await app.link(), 'en')
  for (const view of viewsIn('en')) {
    await test.step(view.name, async () => {
      await page.setViewportSize({ width: 1440, height: 900 })
      await view.open(page)
      for (const [size, viewport] of Object.entries(sizes)) {
        await page.setViewportSize(viewport)
        const look = async (): Promise<void> => {
          found.push(...(await misfits(page)).map((what) => `${view.name}, ${size}: ${what}`))
        }
        await look()
        if (view.name !== LESSON || viewport.width > 900) continue
        for (const part of ['Terminal', 'Exercise', 'Lesson']) {
          await page
            .getByRole('tablist', { name: 'Parts of the window' })
            .getByRole('tab', { name: part })
            .click()
          await look()
        }
      }
      await page.setViewportSize({ width: 1440, height: 900 })
      await view.leave?.(page)
    })
  }
  expect(found).toEqual([])
})

async function begin(page: Page, link: string, language: Language): Promise<void> {
  await page.goto(link)
  await setSetting(page, 'language', language)
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', language)
}

async function violationsInThemes(page: Page, look: Omit<Look, 'theme'>): Promise<string[]> {
  const found: string[] = []
  for (const theme of themes) {
    await setSetting(page, 'theme', theme)
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    found.push(...(await violations(page, { ...look, theme })))
  }
  return found
}
