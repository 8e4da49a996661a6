import { expect, type Page, test } from '@playwright/test'
import { type App, startApp } from './support/app.ts'
import { setSetting, violations } from './support/axe.ts'
import { type Language, languages, saidIn } from './support/said.ts'
import { shoot } from './support/screenshots.ts'

let app: App

test.beforeEach(async () => {
  app = await startApp()
})
test.afterEach(() => app.stop())

// Nothing is measured while it is on its way from one colour to another.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

/** The same way in each language: what is looked for, and what is found. */
const ways: Record<Language, { sought: string; heading: string; number: number; term: string; see: string }> =
  {
    en: {
      sought: 'what everybody gets',
      heading: 'What everybody gets',
      number: 1,
      term: 'control group',
      see: 'OOM killer',
    },
    'zh-CN': {
      sought: '内核怎么说',
      heading: '内核怎么说',
      number: 2,
      term: '控制组（cgroup）',
      see: 'OOM killer',
    },
  }

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent)

for (const language of languages) {
  const t = saidIn(language)
  const { sought, heading, number, term, see } = ways[language]

  test(`home, search, a lesson’s heading and the glossary, by keyboard alone (${language})`, async ({
    page,
  }) => {
    await page.goto(await app.link())
    await setSetting(page, 'language', language)
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    const axe = async (view: string, part?: string) =>
      expect(await violations(page, { view, part, language, theme: 'light' })).toEqual([])

    // The home says where to begin.
    await expect(
      page.getByRole('heading', { level: 1, name: t('Docker security, by doing it') }),
    ).toBeVisible()
    await expect(page).toHaveTitle(`${t('Docker security, by doing it')} · Bulkhead`)
    await expect(page.getByText(t('New here? Start at the beginning'))).toBeVisible()
    await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(30)
    await axe('course')
    if (language === 'en') await shoot(page, 'course')

    // Found by its words, a heading is where one arrives.
    await page.keyboard.press('Control+k')
    const field = page.getByRole('searchbox', { name: t('Search and commands') })
    await expect(field).toBeFocused()
    await field.pressSequentially(sought)
    const found = page.getByRole('menuitem').filter({ hasText: heading })
    await expect(found.first().locator('mark').first()).toBeVisible()
    await expect(found.first()).toHaveAttribute('data-focused', 'true')
    // Screen readers are told a moment later, when the typing has ended.
    await expect
      .poll(() => field.evaluate((input) => input.getAttribute('aria-activedescendant')))
      .toBe(await found.first().getAttribute('id'))
    await axe('palette')
    if (language === 'en') await shoot(page, 'palette')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`#capabilities/${number}$`))
    await expect(page.getByRole('heading', { level: 2, name: heading })).toBeInViewport()
    await expect.poll(() => focused(page)).toBe(heading)

    // A view is gone to by its name; the focus and the window's title go along, and so does the way back.
    await page.keyboard.press('F1')
    await field.pressSequentially(t('Glossary'))
    await expect(page.getByRole('menuitem', { name: t('Glossary') }).first()).toHaveAttribute(
      'data-focused',
      'true',
    )
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/#\/glossary$/)
    await expect(page).toHaveTitle(`${t('Glossary')} · Bulkhead`)
    await expect.poll(() => focused(page)).toBe(t('Glossary'))
    await page.getByRole('searchbox', { name: t('Find a term') }).fill('cgroup')
    await expect(page.getByRole('term').filter({ hasText: term })).toBeVisible()
    await axe('glossary')
    await page.getByRole('searchbox', { name: t('Find a term') }).fill('')
    if (language === 'en') await shoot(page, 'glossary')
    await page.getByRole('link', { name: see }).first().click()
    await expect(page).toHaveURL(/#\/glossary\/oom-killer$/)
    await expect.poll(() => focused(page)).toBe(see)
    await page.goBack()
    await page.goBack()
    await expect(page).toHaveURL(new RegExp(`#capabilities/${number}$`))

    // A lesson's word is explained on the spot.
    const word = page
      .getByRole('article')
      .getByRole('button')
      .filter({ hasText: /capability|有效集/ })
      .first()
    await word.focus()
    await page.keyboard.press('Enter')
    const explanation = page.getByRole('dialog')
    await expect(explanation.getByRole('link', { name: t('In the glossary') })).toBeVisible()
    await axe('term', '[role="dialog"]')
    await page.keyboard.press('Escape')
    await expect(word).toBeFocused()

    // What was begun is what one goes on with.
    await page.getByRole('link', { name: t('Bulkhead: the course') }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByText(t('Continue where you were'))).toBeVisible()
    await axe('course, begun')
    if (language === 'en') await shoot(page, 'course-begun')
  })
}

test('an address that names nothing is the course; without shortcuts, the keys are nobody’s', async ({
  page,
}) => {
  await page.goto(`${await app.link()}#/no-such-view`)
  await expect(page.getByRole('heading', { level: 1, name: 'Docker security, by doing it' })).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await page.keyboard.press('Escape')
  await setSetting(page, 'shortcuts', false)
  await page.keyboard.press('Control+k')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('a narrow window has three tabs, and nothing of the page is out of reach', async ({ page }) => {
  await page.setViewportSize({ width: 768, height: 1024 })
  await page.goto(`${await app.link()}#vm-and-container`)
  await expect(page.getByRole('tabpanel', { name: 'Lesson' })).toBeVisible()
  await page.getByRole('tab', { name: 'Lesson' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tabpanel', { name: 'Terminal' })).toBeVisible()
  await expect(page.getByRole('tabpanel', { name: 'Lesson' })).toBeHidden()
  // Into the part that is shown, and on to the next.
  await page.keyboard.press('F6')
  await page.keyboard.press('F6')
  await expect(page.getByRole('tabpanel', { name: 'Exercise' })).toBeVisible()

  // 1024 × 640 at 200 %.
  await page.setViewportSize({ width: 512, height: 320 })
  for (const hash of ['#/course', '#/glossary', '#vm-and-container']) {
    await page.evaluate((to) => (location.hash = to), hash)
    await expect(page.locator('main h1')).toBeVisible()
    const sideways = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('main, header')].map(
        (element) => element.scrollWidth - element.clientWidth,
      ),
    )
    expect(Math.max(...sideways)).toBeLessThanOrEqual(0)
  }
})
