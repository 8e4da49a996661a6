import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { type App, startApp } from './support/app.ts'
import { expectTasks, openLab, task } from './support/window.ts'

let app: App

test.beforeAll(async () => {
  app = await startApp()
})
test.afterAll(() => app.stop())

async function expectAccessible(page: Page, part: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
}

test('a lesson asks, is written on, printed and kept open where it was; a solution comes after a try', async ({
  page,
}) => {
  await openLab(page, await app.link())
  const lesson = page.locator('[data-region="lesson"]')

  await test.step('a question is answered by keyboard, explained, and kept', async () => {
    const question = lesson.locator('[data-question="1"]')
    await question.getByRole('radio').first().focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await expect(question.getByRole('status')).toHaveText(/Not quite/)
    await expect(question.locator('[data-answered="right"]')).toHaveCount(1)
    await expect(question.getByText('Not so.')).toHaveCount(2)
    // It doesn't lock.
    await page.keyboard.press('ArrowDown')
    await expect(question.getByRole('status')).toHaveText('Yes, that is it.')
    await expectAccessible(page, '[data-question="1"]')
  })

  await test.step('notes and the place are there again after the window was loaded anew', async () => {
    await lesson.getByRole('button', { name: 'Contents of the lesson' }).click()
    await page.getByRole('menuitem', { name: 'Certificates in ten minutes' }).click()
    await expect(page).toHaveURL(/#daemon-tls\/3$/)
    await expect(page.getByRole('heading', { name: 'Certificates in ten minutes' })).toBeFocused()
    await page.keyboard.press('n')
    const notes = page.getByRole('textbox', { name: 'Your notes' })
    await expect(notes).toBeFocused()
    await page.keyboard.type('Whoever has the key of the CA decides.')
    await expect(page.getByText('Kept', { exact: true })).toBeVisible()
    await expectAccessible(page, '[data-region="lesson"]')
    await page.keyboard.press('Escape')
    await expect(lesson.getByRole('button', { name: 'Notes' })).toBeFocused()
    // Another window: what this one stored of it is gone.
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Certificates in ten minutes' })).toBeInViewport()
    await expect(lesson.locator('[data-question="1"]').getByRole('status')).toHaveText('Yes, that is it.')
    await lesson.getByRole('button', { name: 'Notes' }).click()
    await expect(notes).toHaveValue('Whoever has the key of the CA decides.')
    await page.getByRole('button', { name: 'Close the notes' }).click()
  })

  await test.step('on paper there is the lesson alone, all of it', async () => {
    await page.emulateMedia({ media: 'print' })
    await expect(page.locator('header')).toBeHidden()
    await expect(page.locator('[data-region="exercise"]')).toBeHidden()
    await expect(lesson.getByRole('button').first()).toBeHidden()
    await expect(lesson.getByRole('heading', { name: 'What is still open' })).toBeVisible()
    const { articles, pages } = await page.evaluate(() => ({
      articles: document.querySelector('article')?.scrollHeight ?? 0,
      pages: document.documentElement.scrollHeight,
    }))
    expect(pages).toBeGreaterThanOrEqual(articles)
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(50_000)
    await page.emulateMedia({ media: null })
  })

  await test.step('what is missing says so by itself, and the solution is offered when hints are used up', async () => {
    await expectTasks(page, { 'plain-port-closed': 'open' })
    const closed = task(page, 'plain-port-closed')
    await expect(closed.getByText('Expected').first()).toBeVisible()
    await expect(page.getByRole('button', { name: 'Show the solution' })).toHaveCount(0)
    const hint = closed.getByRole('button', { name: /hint/i })
    await hint.click()
    await expect(closed).toContainText(/1 of \d/)
    const all = Number(/1 of (\d)/.exec(await closed.innerText())?.[1])
    for (let shown = 2; shown <= all; shown += 1) {
      await hint.click()
      await expect(closed).toContainText(`${shown} of ${all}`)
    }
    await expect(hint).toHaveCount(0)
    await page.getByRole('button', { name: 'Show the solution' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Show it' }).click()
    const ways = page.getByRole('region', { name: 'Solution' })
    await ways.locator('summary', { hasText: 'flags-in-drop-in' }).click()
    // The lab's own port, not a variable.
    await expect(ways.locator('pre:visible')).toContainText(/tcp:\/\/0\.0\.0\.0:\d+/)
    await expectAccessible(page, '[data-region="exercise"]')
  })
})
