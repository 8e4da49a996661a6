import { expect, type Locator, type Page } from '@playwright/test'

/** The window as a learner uses it. */

export const task = (page: Page, id: string): Locator => page.locator(`[data-task="${id}"]`)

export async function expectTasks(
  page: Page,
  states: Record<string, string>,
  timeout = 30_000,
): Promise<void> {
  for (const [id, state] of Object.entries(states)) {
    await expect(task(page, id)).toHaveAttribute('data-state', state, { timeout })
  }
}

const TASKS = [
  'plain-port-closed',
  'server-certificate',
  'strangers-refused',
  'client-served',
  'keys-private',
  'survives-restart',
]

/** What a task's checks found, which may be open by itself. */
export async function showEvidence(of: Locator): Promise<void> {
  const button = of.getByRole('button', { name: /(Show|Hide) evidence/ })
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click()
}

export const allTasks = (state: string): Record<string, string> =>
  Object.fromEntries(TASKS.map((id) => [id, state]))

export const labChip = (page: Page, text: string): Locator =>
  page.locator('header').getByText(text, { exact: true })

/** Follows the link to the lesson whose tasks are above; the app opens its lab by itself. */
export async function openLab(page: Page, link: string): Promise<void> {
  await page.goto(`${link}#daemon-tls`)
  await expect(labChip(page, 'Lab open')).toBeVisible({ timeout: 120_000 })
  await expect(screen(page, 'master')).toContainText('root@master', { timeout: 30_000 })
}

/** What a host's terminal shows, as long as it is drawn into the document. */
export const screen = (page: Page, host: string): Locator => page.locator(`[data-host="${host}"] .xterm-rows`)

export async function selectTerminal(page: Page, host: string): Promise<void> {
  await page.getByRole('tab', { name: host, exact: true }).click()
}

/** Types into the terminal that is in front. */
export async function type(page: Page, host: string, text: string): Promise<void> {
  await selectTerminal(page, host)
  // One that was just opened has no shell to type into before it shows something.
  await expect(screen(page, host)).toContainText(/\S/)
  await page.locator(`[data-host="${host}"] .xterm-helper-textarea`).focus()
  await page.keyboard.type(text)
}

/** Types a command and waits until it has ended. */
export async function run(page: Page, host: string, command: string, timeout = 60_000): Promise<void> {
  const mark = `done-${Math.random().toString(36).slice(2, 8)}`
  // The mark is put together by the shell, so that what is typed doesn't count as the answer.
  await type(page, host, `${command}; echo ${mark.slice(0, 5)}"${mark.slice(5)}"\n`)
  await expect(screen(page, host)).toContainText(mark, { timeout })
}

/** Waits until a host's terminal has a shell again: what is typed before it is there is nobody's. */
export async function expectShell(page: Page, host: string): Promise<void> {
  await expect(() => run(page, host, 'true', 5_000)).toPass({ timeout: 60_000 })
}

/** The last row of the terminal that has something in it. */
export async function lastRow(page: Page, host: string): Promise<string> {
  const rows = await screen(page, host).locator('> div').allTextContents()
  return rows.findLast((row) => row.trim() !== '')?.replaceAll('\u00a0', ' ') ?? ''
}

/** Puts every command of the lesson into its terminal, in order, and runs it: the learner who only follows. */
export async function followLesson(page: Page): Promise<void> {
  const blocks = page.locator('figure', { has: page.getByRole('button', { name: 'Put into terminal' }) })
  const count = await blocks.count()
  expect(count).toBeGreaterThan(10)
  for (let index = 0; index < count; index++) await followBlock(page, blocks.nth(index))
}

/** Puts one of the lesson's commands into its terminal, runs it and waits until it has ended. `put` names the button. */
export async function followBlock(page: Page, block: Locator, put = 'Put into terminal'): Promise<void> {
  const host = (await block.locator('figcaption strong').textContent()) ?? ''
  await block.getByRole('button', { name: put }).click()
  await expect.poll(() => lastRow(page, host)).not.toMatch(/#\s*$/)
  await page.keyboard.press('Enter')
  // Not typing ahead: ssh would take it for its own input.
  await expect.poll(() => lastRow(page, host), { timeout: 60_000 }).toMatch(/^root@\S+#\s*$/)
}
