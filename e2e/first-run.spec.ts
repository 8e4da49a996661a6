import { expect, test } from '@playwright/test'
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, startApp } from './support/app.ts'
import { shoot } from './support/screenshots.ts'
import { labChip } from './support/window.ts'

let app: App
let recipe: string
let before: string[]

function images(): string[] {
  const listed = execFileSync('docker', ['images', '--format', '{{.Repository}}:{{.Tag}}'], {
    encoding: 'utf8',
  })
  return listed.split('\n').filter((name) => /^bulkhead\/(lab-host|probe):/.test(name))
}

test.beforeAll(async () => {
  before = images()
  // A recipe that nobody has built yet: the images are missing as on a fresh machine, whatever is there.
  recipe = mkdtempSync(join(tmpdir(), 'bulkhead-recipe-'))
  cpSync(join(import.meta.dirname, '../labs/host'), recipe, { recursive: true })
  appendFileSync(join(recipe, 'probe/Dockerfile'), `\n# ${Math.random()}\n`)
  app = await startApp({ BULKHEAD_RECIPE: recipe })
})
test.afterAll(async () => {
  await app.stop()
  rmSync(recipe, { recursive: true })
  const made = images().filter((name) => !before.includes(name))
  if (made.length > 0) execFileSync('docker', ['rmi', ...made], { stdio: 'ignore' })
})

test('the first run says what it will build, can be cancelled, builds with progress, and opens the lab', async ({
  page,
}) => {
  test.setTimeout(900_000)
  await page.goto(`${await app.link()}#daemon-tls`)
  const start = page.getByRole('button', { name: /build|set up|install/i })
  await expect(page.getByText(/MB/).first()).toBeVisible({ timeout: 60_000 })

  await shoot(page, 'first-run')
  await start.click()
  await expect(page.getByRole('progressbar').first()).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(start).toBeVisible({ timeout: 60_000 })

  await start.click()
  const bar = page.getByRole('progressbar').first()
  let last = 0
  await expect(bar).toBeVisible()
  await page.waitForTimeout(1_500)
  await shoot(page, 'first-run-building')
  while (await bar.isVisible()) {
    const now = Number((await bar.getAttribute('aria-valuenow').catch(() => null)) ?? last)
    expect(now).toBeGreaterThanOrEqual(last)
    last = now
    if (await labChip(page, 'Lab open').or(labChip(page, 'Lab opening')).isVisible()) break
    await page.waitForTimeout(250)
  }
  await expect(labChip(page, 'Lab open')).toBeVisible({ timeout: 600_000 })
})
