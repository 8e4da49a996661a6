import { expect, test } from '@playwright/test'
import { type App, startApp } from './support/app.ts'
import { shoot } from './support/screenshots.ts'
import { labChip, run, screen } from './support/window.ts'

let app: App

test.beforeAll(async () => {
  app = await startApp()
})
test.afterAll(() => app.stop())

test('a picture of the lab host shows a container as soon as it runs, by keyboard and in words too', async ({
  page,
}) => {
  await page.goto(`${await app.link()}#namespaces`)
  await expect(labChip(page, 'Lab open')).toBeVisible({ timeout: 120_000 })
  await expect(screen(page, 'master')).toContainText('root@master', { timeout: 30_000 })

  const picture = page.getByRole('figure', { name: /^Namespaces/ })
  await picture.scrollIntoViewIfNeeded()
  await expect(picture).toHaveAttribute('data-picture', 'live')
  const newcomer = picture.getByRole('grid').getByRole('row', { name: /newcomer/ })
  await expect(newcomer).toHaveCount(0)
  await run(page, 'master', 'docker run -d --name newcomer --uts host bulkhead/shell sleep 600')
  await expect(newcomer).toBeVisible()
  await picture.scrollIntoViewIfNeeded()
  await shoot(page, 'picture')

  // Each cell says who shares it; the arrow keys lead from one to the next.
  const told = picture.getByText(/newcomer.*uts namespace \d+\. Shared with the host/)
  await newcomer.getByRole('gridcell').first().focus()
  for (let cell = 1; cell < 7 && !(await told.isVisible()); cell++) await page.keyboard.press('ArrowRight')
  await expect(told).toBeVisible()

  await picture.getByRole('button', { name: 'In words' }).press('Enter')
  const words = picture.getByRole('group', { name: /in words/ })
  await expect(words).toContainText('newcomer')
  await run(page, 'master', 'docker rm -f newcomer')
  await expect(words).not.toContainText('newcomer')

  // A paused picture stays as it was.
  await picture.getByRole('button', { name: 'Pause' }).press('Enter')
  await expect(picture).toHaveAttribute('data-picture', 'paused')
})
