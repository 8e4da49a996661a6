import { expect, type Page, test } from '@playwright/test'
import { type App, startApp } from './support/app.ts'
import { setSetting, themes, violations } from './support/axe.ts'
import { expectChinese } from './support/chinese.ts'
import { browserOfClass, classChip, goTo, joinFromApp, learnerRow } from './support/classroom.ts'
import { type ClassProcess, startClass } from './support/class-server.ts'
import { staffViewsIn } from './support/class-views.ts'
import { misfits } from './support/fits.ts'
import { playLearners } from './support/learners.ts'
import { type Language, languages, saidIn } from './support/said.ts'

const EXERCISE = 'shared-kernel'
/** Of those who are played, one who has reported. */
const LEARNER = 'Ada Abbott'
const OWN = 'Eva Own'

let klass: ClassProcess
let app: App
let learners: Awaited<ReturnType<typeof playLearners>>

test.beforeAll(async () => {
  ;[klass, app] = await Promise.all([startClass('Docker 101'), startApp()])
  learners = await playLearners(klass.served().link, 4, EXERCISE)
})
test.afterAll(async () => {
  await learners?.leave()
  await Promise.all([klass, app].map((one) => one?.stop()))
})
// Nothing is measured while it is on its way from one colour to another.
test.use({ contextOptions: { reducedMotion: 'reduce' }, actionTimeout: 60_000 })

let desk: Page
test.beforeAll(async ({ browser }) => {
  desk = await browserOfClass(browser)
  await desk.goto(klass.served().instructorLink)
  const page = await browser.newPage()
  await page.goto(await app.link())
  await joinFromApp(page, klass.served().link, OWN)
  await expect(classChip(page)).toContainText('online')
  await page.close()
})

for (const language of languages) {
  test(`axe finds nothing on any view of a class, and no other language is on it (${language})`, async ({
    page,
    browser,
  }) => {
    const t = saidIn(language)
    const found: string[] = []
    const look = async (on: Page, view: string, part?: string): Promise<void> => {
      if (language === 'zh-CN') await expectChinese(on, view)
      found.push(...(await violationsInThemes(on, view, language, part)))
    }

    await test.step('those who teach', async () => {
      await inLanguage(desk, language)
      for (const view of staffViewsIn(language, LEARNER)) {
        await test.step(view.name, async () => {
          await view.open(desk)
          await look(desk, view.name, view.part)
          await view.leave?.(desk)
        })
      }
    })

    await test.step('at the door', async () => {
      const stranger = await browserOfClass(browser)
      await stranger.goto(new URL(klass.served().link).origin)
      await inLanguage(stranger, language)
      await expect(stranger.getByRole('heading', { name: t('You teach or assist') })).toBeVisible()
      await look(stranger, 'door')
      await goTo(stranger, new URL(klass.served().link).hash)
      await expect(stranger.getByRole('button', { name: t('Join the class') })).toBeVisible()
      await look(stranger, 'join page')
      await stranger.context().close()
    })

    await test.step('a learner', async () => {
      await page.goto(await app.link())
      await inLanguage(page, language)
      await goTo(page, '#/class')
      await expect(page.getByText(t('Leave the class…'))).toBeVisible()
      await look(page, 'in a class')
      await classChip(page).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await look(page, 'class panel', '[role="dialog"]')
      await page.keyboard.press('Escape')

      await goTo(desk, '#/class/room')
      await learnerRow(desk, OWN).click()
      await desk.getByRole('button', { name: t('Ask to look at the terminals') }).click()
      await expect(page.getByRole('alertdialog')).toBeVisible()
      await look(page, 'look question', '[role="alertdialog"]')
      await page.getByRole('button', { name: t('Yes, show my terminals') }).click()
      const stop = page.getByRole('button', {
        name: t('Stop: {0} no longer sees the terminals', 'Instructor'),
      })
      await expect(stop.first()).toBeVisible()
      await look(page, 'looked at')
      await look(desk, 'looking')
      await stop.first().click()
      await desk.getByRole('button', { name: t('Close'), exact: true }).click()
    })
    expect(found).toEqual([])
  })
}

const sizes = {
  'a small window': { width: 1024, height: 640 },
  'a small window at 200 %': { width: 512, height: 320 },
  'a tablet': { width: 768, height: 1024 },
}

test('every view of those who teach fits in small windows, at 200 %, and on a tablet', async () => {
  const found: string[] = []
  await inLanguage(desk, 'en')
  for (const view of staffViewsIn('en', LEARNER)) {
    await test.step(view.name, async () => {
      await desk.setViewportSize({ width: 1440, height: 900 })
      await view.open(desk)
      for (const [size, viewport] of Object.entries(sizes)) {
        await desk.setViewportSize(viewport)
        found.push(...(await misfits(desk)).map((what) => `${view.name}, ${size}: ${what}`))
      }
      await desk.setViewportSize({ width: 1440, height: 900 })
      await view.leave?.(desk)
    })
  }
  expect(found).toEqual([])
})

async function inLanguage(page: Page, language: Language): Promise<void> {
  await setSetting(page, 'language', language)
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', language)
}

async function violationsInThemes(
  page: Page,
  view: string,
  language: Language,
  part?: string,
): Promise<string[]> {
  const found: string[] = []
  for (const theme of themes) {
    await setSetting(page, 'theme', theme)
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    found.push(...(await violations(page, { view, part, language, theme })))
  }
  return found
}
