import { expect, test } from '@playwright/test'
import { type DevApp, startDevApp } from './support/dev-app.ts'
import { labChip, openLab, run, screen, task } from './support/window.ts'

/** What `npm run dev` is for. It works on a copy of the sources, which the test changes. */

let app: DevApp

test.beforeAll(async () => {
  app = await startDevApp()
})
test.afterAll(async () => {
  await app.stop()
})

test('an author sees what is written at once, and the lab goes on', async ({ page }) => {
  const violations: string[] = []
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) violations.push(message.text())
  })
  const answered = page.waitForResponse(
    (response) => new URL(response.url()).pathname === '/' && response.ok(),
  )
  await openLab(page, app.link)
  const policy = (await answered).headers()['content-security-policy'] ?? ''
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']+'; style-src/)
  expect(policy).toContain("default-src 'none'")

  await run(page, 'master', 'touch /root/kept')
  await page.evaluate(() => Object.assign(window, { sameDocument: true }))
  // While the page is loaded anew, nobody can be asked.
  const isSameDocument = () => page.evaluate(() => 'sameDocument' in window).catch(() => undefined)

  // A lesson
  const lesson = page.getByRole('article')
  app.edit('content/en/daemon-tls.mdx', '## What an open port means', '## What a port that is open means')
  await expect(lesson.getByRole('heading', { name: 'What a port that is open means' })).toBeAttached()
  expect(await isSameDocument()).toBe(true)

  // A style
  app.edit('renderer/lesson/Lesson.module.css', '.summary {', '.summary {\n  letter-spacing: 7px;')
  await expect(lesson.locator('p').first()).toHaveCSS('letter-spacing', '7px')

  // An exercise: what it says, and how it judges
  app.edit('labs/daemon-tls/tasks.ts', 'The plain door is closed', 'The plain door is bricked up')
  await expect(task(page, 'plain-port-closed')).toContainText('The plain door is bricked up')
  app.edit(
    'labs/daemon-tls/judge.ts',
    'export function judge(',
    'export function judge(..._: unknown[]) {\n  return {}\n}\nfunction judgeBefore(',
  )
  await expect(task(page, 'plain-port-closed')).not.toHaveAttribute('data-state', 'fail', { timeout: 15_000 })

  expect(await isSameDocument()).toBe(true)
  await expect(labChip(page, 'Lab open')).toBeVisible()
  await expect(screen(page, 'master')).toContainText('touch /root/kept')

  // The engine: it starts again, and the page finds back to the same lab
  app.edit('engine/log.ts', '', '// changed\n')
  await expect.poll(() => app.starts(), { timeout: 30_000 }).toBe(2)
  await expect.poll(isSameDocument, { timeout: 60_000 }).toBe(false)
  await expect(labChip(page, 'Lab open')).toBeVisible({ timeout: 60_000 })
  await expect(screen(page, 'master')).toContainText('root@master', { timeout: 30_000 })
  await run(page, 'master', 'ls /root/kept && echo it-is-"there"')
  await expect(screen(page, 'master')).toContainText('it-is-there')
  expect(violations).toEqual([])
})
