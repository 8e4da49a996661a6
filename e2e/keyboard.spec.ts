import { expect, test } from '@playwright/test'
import { type App, startApp } from './support/app.ts'
import { listen } from './support/announcements.ts'
import { keysOf } from './support/keyboard.ts'
import { expectTasks, labChip, lastRow, screen, task } from './support/window.ts'

let app: App

test.beforeAll(async () => {
  app = await startApp()
})
test.afterAll(() => app.stop())

test('a whole exercise is done by keyboard alone, and the focus is always seen', async ({ page }) => {
  const keys = keysOf(page)
  const { press, to, use } = keys
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const typed = () => expect.poll(() => lastRow(page, 'master')).not.toMatch(/#\s*$/)
  const prompt = () =>
    expect.poll(() => lastRow(page, 'master'), { timeout: 60_000 }).toMatch(/^root@\S+#\s*$/)
  const first = task(page, 'root-outside')

  await test.step('from the course past the bar into the content', async () => {
    await page.goto(await app.link())
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await press('Tab')
    await expect(button('Skip to the content')).toBeFocused()
    await press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  })

  await test.step('the exercise by the palette', async () => {
    await press('Control+K')
    await expect(page.getByRole('searchbox', { name: 'Search and commands' })).toBeFocused()
    await keys.type('One kernel for all')
    await expect(page.getByRole('menuitem').first()).toContainText('One kernel for all')
    await press('Enter')
    await expect(page).toHaveURL(/#shared-kernel$/)
    await expect(page.getByRole('heading', { level: 1, name: 'One kernel for all' })).toBeFocused()
    await expect(labChip(page, 'Lab open')).toBeVisible({ timeout: 120_000 })
    await expect(screen(page, 'master')).toContainText('root@master', { timeout: 30_000 })
  })

  // What is done before somebody looked for the first time is not told as new.
  await expectTasks(page, { 'root-outside': 'open', 'refused-by-default': 'open', closed: 'open' })
  const said = await listen(page)

  await test.step('a word that is explained, and back', async () => {
    const term = page.locator('article').getByRole('button', { name: 'virtual machine' }).first()
    await use(term)
    await expect(page.getByRole('dialog').getByText('In the glossary')).toBeVisible()
    await press('Escape')
    await expect(term).toBeFocused()
  })

  await test.step('a command of the lesson, by the terminal, and out of it again', async () => {
    await use(put('answer seal'))
    await typed()
    await press('Enter')
    await prompt()
    await expectTasks(page, { 'root-outside': 'done' })
    await press('F6')
  })

  await test.step('evidence and a hint', async () => {
    // What kept it from being done was shown by itself.
    await use(first.getByRole('button', { name: 'Hide evidence' }))
    await expect(first).not.toContainText('What exactly was tried')
    const closed = task(page, 'closed')
    await use(closed.getByRole('button', { name: 'Show evidence' }))
    await expect(closed).toContainText('Expected')
    await use(closed.locator('summary'))
    await expect(closed).toContainText('Tried')
    await use(closed.getByRole('button', { name: 'Hint' }), 'Shift+Tab')
    await expect(closed).toContainText(/1 of 4/)
  })

  await test.step('the other commands', async () => {
    await press('Shift+F6')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('.xterm') !== null))
      .toBe(true)
    await press('Shift+F6')
    await use(put('answer refused'))
    await typed()
    await press('Enter')
    await prompt()
    await press('Shift+F6')
    await use(put('--user 10001'))
    await typed()
    await press('Enter')
    await prompt()
    await expectTasks(page, { 'refused-by-default': 'done', closed: 'done' })
  })

  await test.step('the check, with its chord from within the terminal', async () => {
    await press('Control+Shift+Enter')
    await expect(button('Check')).toBeEnabled({ timeout: 90_000 })
    await expectTasks(page, { 'root-outside': 'done', 'refused-by-default': 'done', closed: 'done' })
  })

  await test.step('each task that turned green was told once, and a check that found nothing new told nothing', async () => {
    const told = (await said()).filter((text) => text.startsWith('Done:') || text.includes('No longer true'))
    expect(told.join('\n')).toMatch(/^Done: Be root outside\. 1 of 3 tasks done\.\n/)
    for (const title of ['Be root outside', 'Know what Docker refuses', 'Give root away'])
      expect(told.filter((text) => text.includes(title))).toHaveLength(1)
  })

  await test.step('the attempt, by its button', async () => {
    // Backwards into a terminal would be no way: there, Shift+Tab is the shell's.
    await press('F6', 'F6')
    await to(button('Attempt'), 'Shift+Tab')
    await press('Enter')
    await expect(page.getByText('The attacker was refused').first()).toBeVisible({ timeout: 60_000 })
  })

  await test.step('a dialog keeps the focus, and gives it back', async () => {
    await use(button('Reset'))
    const dialog = page.getByRole('alertdialog')
    await expect(dialog).toBeVisible()
    for (let stop = 0; stop < 4; stop++) {
      await press('Tab')
      await expect(dialog.locator(':focus')).toHaveCount(1)
    }
    await press('Escape')
    await expect(button('Reset')).toBeFocused()
  })

  await test.step('on to what comes next', async () => {
    await press('F6', 'F6', 'F6', 'ArrowLeft')
    await expect(page.getByRole('tab', { name: 'Tasks' })).toBeFocused()
    await use(button('Next exercise'))
    await expect(page).not.toHaveURL(/#shared-kernel/)
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  })

  /** The lesson's button that puts the command with these words into the terminal. */
  function put(words: string) {
    return page
      .locator('figure', { hasText: words })
      .getByRole('button', { name: 'Put into terminal' })
      .first()
  }
})
