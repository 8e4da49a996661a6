import { expect, test } from '@playwright/test'
import { type App, startApp } from './support/app.ts'
import { shoot } from './support/screenshots.ts'
import { allTasks, expectTasks, followLesson, labChip, openLab, screen } from './support/window.ts'

let app: App

test.beforeAll(async () => {
  app = await startApp()
})
test.afterAll(() => app.stop())

test('a learner chooses another exercise by keyboard, solves it, and finds the first lab as it was', async ({
  page,
}) => {
  await openLab(page, await app.link())
  await expectTasks(page, allTasks('open'))

  await page.getByRole('button', { name: /choose an exercise/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: /A service that can do nothing else/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#least-privilege$/)
  await expect(page.getByText('Still open:')).toBeVisible()
  await shoot(page, 'another-lab')
  await page.getByRole('button', { name: 'Open this one too' }).click()
  await expect(labChip(page, 'Lab open')).toBeVisible({ timeout: 120_000 })
  await expect(screen(page, 'master')).toContainText('root@master', { timeout: 30_000 })

  const tasks = page.locator('[data-task]')
  await expect(tasks).toHaveCount(5)
  await followLesson(page)
  for (const each of await tasks.all()) await expect(each).toHaveAttribute('data-state', 'done')

  await page.getByRole('button', { name: /choose an exercise/ }).click()
  await page.getByRole('menuitem', { name: /A daemon that asks who is there/ }).click()
  await expect(labChip(page, 'Lab open')).toBeVisible()
  await expectTasks(page, allTasks('open'))
})
