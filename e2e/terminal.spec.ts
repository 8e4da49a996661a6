import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { type App, startApp } from './support/app.ts'
import { shoot } from './support/screenshots.ts'
import { expectShell, openLab, run, screen, selectTerminal, type } from './support/window.ts'

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
    await expectShell(page, 'master')
  })

  await test.step('a flood does not block the way for Ctrl-C', async () => {
    await type(page, 'master', 'seq 1 100000000\n')
    await page.waitForTimeout(2_000)
    await page.keyboard.press('Control+C')
    await run(page, 'master', 'clear; echo calm')
  })
})

test('terminals side by side by keys, a guard before several lines are pasted, and recordings to play and save', async ({
  page,
}) => {
  await openLab(page, await app.link())
  const shown = page.locator('[data-host]:visible')
  const focused = (host: string) => page.locator(`[data-host="${host}"] .xterm-helper-textarea`)

  await test.step('split, go from pane to pane, and the same after a reload', async () => {
    await selectTerminal(page, 'master')
    await focused('master').focus()
    await page.keyboard.press('Control+Shift+E')
    await expect(shown).toHaveCount(2)
    await expect(focused('client')).toBeFocused()
    await page.keyboard.press('Control+Shift+ArrowLeft')
    await expect(focused('master')).toBeFocused()
    await page.keyboard.press('Control+Shift+ArrowRight')
    await expect(focused('client')).toBeFocused()
    await page.keyboard.type('hostname\n')
    await expect(screen(page, 'client')).toContainText('root@client')
    await shoot(page, 'terminals')
    const separator = page.getByRole('separator', { name: 'Width of the terminals' })
    await separator.focus()
    const width = await separator.getAttribute('aria-valuenow')
    await page.keyboard.press('ArrowRight')
    await expect(separator).not.toHaveAttribute('aria-valuenow', width ?? '')
    const wider = await separator.getAttribute('aria-valuenow')
    await page.reload()
    await expect(shown).toHaveCount(2)
    await expect(separator).toHaveAttribute('aria-valuenow', wider ?? '')
    await expect(screen(page, 'master')).toContainText('root@master')
  })

  await test.step('several lines are shown before they are pasted', async () => {
    await page.evaluate(() =>
      navigator.clipboard.writeText('echo unwanted-$((1 + 0))\necho two-$((1 + 1))\u202e\n'),
    )
    await focused('master').focus()
    await page.keyboard.press('Control+Shift+V')
    const dialog = page.getByRole('alertdialog', { name: 'Paste 2 lines into master?' })
    await expect(dialog).toContainText('echo two-$((1 + 1))‹U+202E›↵')
    await shoot(page, 'paste')
    await page.keyboard.press('Escape')
    await expect(focused('master')).toBeFocused()
    await page.evaluate(() => navigator.clipboard.writeText('echo joined \\\n  $((40 + 2))'))
    await page.keyboard.press('Control+Shift+V')
    await page.getByRole('button', { name: 'Paste as one line' }).click()
    await page.keyboard.press('Enter')
    await expect(screen(page, 'master')).toContainText('joined 42')
    await expect(screen(page, 'master')).not.toContainText('unwanted')
  })

  await test.step('larger text', async () => {
    const size = () => screen(page, 'master').evaluate((rows) => parseFloat(getComputedStyle(rows).fontSize))
    const before = await size()
    await page.keyboard.press('Control+Shift+Equal')
    await expect.poll(size).toBe(before + 1)
    await page.keyboard.press('Control+Shift+Digit0')
    await expect.poll(size).toBe(before)
  })

  await test.step('what was shown is played, without what was typed and not echoed', async () => {
    await type(page, 'master', 'read -rsp "asked-$((1 + 1)) " secret\n')
    // Before that it would be echoed.
    await expect(screen(page, 'master')).toContainText('asked-2')
    await page.keyboard.type('not-to-be-kept\n')
    await run(page, 'master', 'echo recorded-$((1 + 1))')
    await page.getByRole('link', { name: 'Recorded' }).click()
    await expect(page.locator('[data-recording]').first()).toBeVisible()
    await shoot(page, 'recordings')
    await page
      .locator('[data-recording*="_master_"]')
      .first()
      .getByRole('button', { name: /^Play / })
      .click()
    const player = page.getByRole('region', { name: 'Player' })
    await player.getByRole('group', { name: /^What the terminal showed/ }).focus()
    await page.keyboard.press('End')
    await expect(player.locator('.xterm-rows')).toContainText('recorded-2')
    await shoot(page, 'recording')
    await page.keyboard.press('Space')
    await expect(player.getByRole('button', { name: 'Pause', exact: true })).toBeVisible()
    await expect(player.locator('.xterm-rows')).not.toContainText('recorded-2')
    await page.keyboard.press('Space')
    await expect(player.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  })

  await test.step('and saved as asciinema reads it', async () => {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save as a file for asciinema' }).click()
    const cast = await readFile(await (await download).path(), 'utf8')
    expect(cast).not.toContain('not-to-be-kept')
    const lines = cast.trimEnd().split('\n')
    const [header, ...events] = lines.map((line): unknown => JSON.parse(line))
    expect(header).toMatchObject({ version: 2, width: expect.any(Number), height: expect.any(Number) })
    expect(events.length).toBeGreaterThan(3)
    for (const event of events)
      expect(event).toEqual([expect.any(Number), expect.stringMatching(/^[or]$/), expect.any(String)])
  })
})
