import { expect, type Locator, type Page, test } from '@playwright/test'
import { type App, startApp } from './support/app.ts'
import { expectChinese } from './support/chinese.ts'
import { type FreshMachine, freshMachine } from './support/fresh-machine.ts'
import { languages, saidIn } from './support/said.ts'
import { expectTasks, followBlock, screen } from './support/window.ts'

let machine: FreshMachine

test.beforeAll(() => {
  machine = freshMachine()
})
test.afterAll(() => machine.remove())

for (const language of languages) {
  const t = saidIn(language)

  test.describe(language, () => {
    test.use({ locale: language })
    let app: App

    test.beforeAll(async () => {
      machine.forgetImages()
      app = await startApp({ BULKHEAD_RECIPE: machine.recipe })
    })
    test.afterAll(() => app.stop())

    test(`a new learner sets the machine up, gets a task done and is refused (${language})`, async ({
      page,
    }) => {
      test.setTimeout(900_000)
      const step = (what: string, does: () => Promise<void>): Promise<void> =>
        test.step(what, async () => {
          await does()
          if (language === 'zh-CN') await expectChinese(page, what)
        })
      const button = (name: string): Locator =>
        page.getByRole('button', { name: t(name), exact: true }).first()

      await step('what will be built, and how large it is', async () => {
        await page.goto(await app.link())
        await expect(page.getByRole('heading', { name: t('Set up your lab') })).toBeVisible({
          timeout: 60_000,
        })
        await expect(page.getByText(/MB/).first()).toBeVisible()
      })
      await step('the set-up can be cancelled', async () => {
        await button('Set up now').click()
        await expect(page.getByRole('progressbar').first()).toBeVisible()
        if (language === 'zh-CN') await expectChinese(page, 'setting up')
        await button('Cancel').click()
        await expect(button('Set up now')).toBeVisible({ timeout: 60_000 })
      })
      await step('the set-up never goes back, and ends in the course', async () => {
        await button('Set up now').click()
        await setUpToItsEnd(page, page.getByRole('heading', { name: t('Docker security, by doing it') }))
      })
      await step('the lesson and its lab', async () => {
        await page
          .getByRole('link', { name: t('One kernel for all') })
          .first()
          .click()
        await expect(page).toHaveURL(/#shared-kernel$/)
        await expect(page.locator('header').getByText(t('Lab open'), { exact: true })).toBeVisible({
          timeout: 120_000,
        })
        await expect(screen(page, 'master')).toContainText('root@master', { timeout: 30_000 })
        await expectTasks(page, { 'root-outside': 'open', 'refused-by-default': 'open', closed: 'open' })
      })
      await step('the attack gets in', async () => {
        await button('Attempt').click()
        await expect(page.getByText(t('The attacker got in')).first()).toBeVisible({ timeout: 60_000 })
      })
      await step('the first green task', async () => {
        await page.getByRole('tab', { name: t('Tasks') }).click()
        const first = page.locator('[data-task="root-outside"]')
        await first.getByRole('button', { name: t('Hint') }).click()
        await follow(page, 'answer seal', t('Put into terminal'))
        await expectTasks(page, { 'root-outside': 'done' })
        // What kept it from being done is open by itself; behind it is what exactly was tried.
        await first.locator('summary').click()
        await expect(first).toContainText(t('Tried'))
      })
      await step('the others', async () => {
        await follow(page, 'answer refused', t('Put into terminal'))
        await follow(page, '--user 10001', t('Put into terminal'))
        await expectTasks(page, { 'refused-by-default': 'done', closed: 'done' })
        await button('Check').click()
        await expect(button('Check')).toBeEnabled({ timeout: 90_000 })
        await expectTasks(page, { 'root-outside': 'done', 'refused-by-default': 'done', closed: 'done' })
      })
      await step('the attack is refused', async () => {
        await button('Attempt').click()
        await expect(page.getByText(t('The attacker was refused')).first()).toBeVisible({ timeout: 60_000 })
      })
      await step('the course knows', async () => {
        await page.getByRole('link', { name: t('Bulkhead: the course') }).click()
        await expect(page.getByText(t('{0} of {1} tasks', '3', '3')).first()).toBeVisible()
      })
    })
  })
}

/** Watches the set-up's progress until something else is there. */
async function setUpToItsEnd(page: Page, end: Locator): Promise<void> {
  const bar = page.getByRole('progressbar').first()
  await expect(bar).toBeVisible()
  let last = 0
  while (!(await end.isVisible())) {
    const now = Number((await bar.getAttribute('aria-valuenow', { timeout: 500 }).catch(() => null)) ?? last)
    expect(now).toBeGreaterThanOrEqual(last)
    last = now
    await page.waitForTimeout(250)
  }
}

/** The lesson's command with these words, put into the terminal and run. */
async function follow(page: Page, words: string, put: string): Promise<void> {
  const blocks = page.locator('figure', { has: page.getByRole('button', { name: put }), hasText: words })
  await followBlock(page, blocks.first(), put)
}
