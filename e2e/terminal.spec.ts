import { expect, test } from '@playwright/test'
import { type App, startApp } from './support/app.ts'
import { openLab, run, screen, selectTerminal, type } from './support/window.ts'

let app: App

test.beforeAll(async () => {
  app = await startApp()
})
test.afterAll(() => app.stop())

test('a terminal keeps its scrollback and its shell over a reload, fits its panel, copies, pastes and finds', async ({
  page,
}) => {
  await openLab(page, await app.link())

  await test.step('each host has a tab of its own', async () => {
    await run(page, 'client', 'hostname')
    await expect(screen(page, 'client')).toContainText('root@client')
    await selectTerminal(page, 'master')
  })

  await test.step('wide, combined and right-to-left characters', async () => {
    await run(page, 'master', "printf '容器 👩‍💻 é|\\n'")
    await expect(screen(page, 'master')).toContainText('容器 👩‍💻 é|')
  })

  await test.step('a reload loses nothing', async () => {
    await run(page, 'master', 'KEPT=still-here; seq 1 300')
    await page.reload()
    await expect(screen(page, 'master')).toContainText('300', { timeout: 30_000 })
    await run(page, 'master', 'echo "$KEPT"')
    await expect(screen(page, 'master')).toContainText('still-here')
    for (let pages = 0; pages < 30; pages++) await page.keyboard.press('Shift+PageUp')
    await expect(screen(page, 'master')).toContainText('KEPT=still-here; seq')
  })

  await test.step('the shell follows the size of the panel', async () => {
    const columns = async (): Promise<number> => {
      await run(page, 'master', 'clear; echo "cols=$(tput cols)"')
      return Number(/cols=(\d+)/.exec((await screen(page, 'master').textContent()) ?? '')?.[1])
    }
    const before = await columns()
    await page.setViewportSize({ width: 1024, height: 640 })
    await expect.poll(columns).toBeLessThan(before)
    await page.setViewportSize({ width: 1440, height: 900 })
    await expect.poll(columns).toBe(before)
  })

  await test.step('copy and paste', async () => {
    await run(page, 'master', 'clear; echo copied-$((40 + 2))')
    // The rows lie below the layer that takes the mouse.
    const word = await page
      .locator('[data-host="master"] .xterm-rows')
      .getByText('copied-42')
      .first()
      .boundingBox()
    await page.mouse.dblclick((word?.x ?? 0) + 20, (word?.y ?? 0) + (word?.height ?? 0) / 2)
    await page.keyboard.press('Control+Shift+C')
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('copied')
    await page.evaluate(() => navigator.clipboard.writeText('echo pasted-$((1 + 1))'))
    await page.locator('[data-host="master"] .xterm-helper-textarea').focus()
    await page.keyboard.press('Control+Shift+V')
    await expect(screen(page, 'master')).toContainText('echo pasted-$((1 + 1))')
    await page.keyboard.press('Enter')
    await expect(screen(page, 'master')).toContainText('pasted-2')
  })

  await test.step('find', async () => {
    await run(page, 'master', 'clear; seq 1 500')
    await page.keyboard.press('Control+Shift+F')
    await page.getByLabel('Find in terminal').fill('137')
    await page.keyboard.press('Enter')
    await expect(screen(page, 'master')).toContainText('137')
    await page.keyboard.press('Escape')
  })

  await test.step('an ended shell says so, and a new one can be had', async () => {
    await type(page, 'master', 'exit\n')
    await expect(page.getByText('The shell ended with status 0.')).toBeVisible()
    await page.getByRole('button', { name: 'New shell', exact: true }).click()
    await run(page, 'master', 'echo back')
  })

  await test.step('a flood does not block the way for Ctrl-C', async () => {
    await type(page, 'master', 'seq 1 100000000\n')
    await page.waitForTimeout(2_000)
    await page.keyboard.press('Control+C')
    await run(page, 'master', 'clear; echo calm')
  })
})
