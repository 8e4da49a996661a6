import { expect, test } from '@playwright/test'
import { type App, startApp } from './support/app.ts'
import { labSession } from './support/session.ts'
import { expectShell, labChip, openLab, run, screen, task } from './support/window.ts'

let app: App

test.beforeAll(async () => {
  app = await startApp()
})
test.afterAll(() => app.stop())

test('hints come one at a time; reset keeps the parameters, starting over draws new ones', async ({
  page,
}) => {
  await openLab(page, await app.link())
  const closed = task(page, 'plain-port-closed')

  await test.step('hints', async () => {
    await closed.getByRole('button', { name: /hint/i }).click()
    await expect(closed).toContainText(/1 of [34]/)
    await closed
      .getByRole('button', { name: /next hint|another hint|hint/i })
      .last()
      .click()
    await expect(closed).toContainText(/2 of [34]/)
    await page.reload()
    await expect(labChip(page, 'Lab open')).toBeVisible()
  })

  const first = await labSession(app)

  await test.step('reset: fresh hosts, the same ports and names', async () => {
    await expectShell(page, 'master')
    await run(page, 'master', 'touch /root/mine')
    await page.getByRole('button', { name: 'Reset', exact: true }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: /reset/i }).click()
    await expect.poll(async () => (await labSession(app)).id, { timeout: 60_000 }).not.toBe(first.id)
    expect((await labSession(app)).params).toEqual(first.params)
    await expect(labChip(page, 'Lab open')).toBeVisible()
    await expectShell(page, 'master')
    await run(page, 'master', 'clear; ls /root/mine')
    await expect(screen(page, 'master')).toContainText('No such file')
  })

  await test.step('start over: another seed, other parameters', async () => {
    await page.getByRole('button', { name: 'Start over' }).click()
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: /start over/i })
      .click()
    await expect.poll(async () => (await labSession(app)).seed, { timeout: 90_000 }).not.toBe(first.seed)
    expect((await labSession(app)).params).not.toEqual(first.params)
  })
})
