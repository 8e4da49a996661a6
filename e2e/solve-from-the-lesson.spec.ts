import { expect, test } from '@playwright/test'
import { type App, startApp } from './support/app.ts'
import { shoot } from './support/screenshots.ts'
import { allTasks, expectTasks, followLesson, openLab, showEvidence, task } from './support/window.ts'

let app: App

test.beforeAll(async () => {
  app = await startApp()
})
test.afterAll(() => app.stop())

test('a learner takes the host over, follows the lesson, sees every task turn green, and is refused', async ({
  page,
}) => {
  await openLab(page, await app.link())
  await expectTasks(page, allTasks('open'))
  await shoot(page, 'lesson')

  await page.getByRole('button', { name: 'Attempt', exact: true }).click()
  await expect(page.getByText('The attacker got in').first()).toBeVisible({ timeout: 60_000 })
  await page.getByRole('tab', { name: 'Tasks' }).click()

  await followLesson(page)
  await expectTasks(page, allTasks('done'), 30_000)
  await expect(page.getByText('6 of 6 done')).toBeVisible()

  const served = task(page, 'client-served')
  await showEvidence(served)
  await served.getByText('What exactly was tried').click()
  await expect(served).toContainText('GET /info')
  await shoot(page, 'solved')

  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Check', exact: true })).toBeEnabled({ timeout: 90_000 })
  await expectTasks(page, allTasks('done'))

  await page.getByRole('button', { name: 'Attempt', exact: true }).click()
  await expect(page.getByText('The attacker was refused').first()).toBeVisible({ timeout: 60_000 })
  // What it was before stands beside it, and either side can be another attempt.
  const attempts = page.getByRole('region', { name: 'Attempts' })
  await expect(attempts.getByText(/that got further before, 1 is stopped after/)).toBeVisible()
  await expect(attempts.getByText('Stopped', { exact: true })).toHaveCount(1)
  await shoot(page, 'attempt')
  await attempts.getByLabel('Before').selectOption({ index: 0 })
  await expect(attempts.getByText('No step got further in either attempt.')).toBeVisible()
})
