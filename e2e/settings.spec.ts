import { type Page, expect, test } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, startApp } from './support/app.ts'
import { type Theme, violations } from './support/axe.ts'
import { shoot } from './support/screenshots.ts'

let app: App
let other: App
let folder: string

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bulkhead-settings-'))
  ;[app, other] = await Promise.all([startApp(), startApp()])
})
test.afterAll(async () => {
  await Promise.all([app.stop(), other.stop()])
  rmSync(folder, { recursive: true })
})

async function expectNoAxeFindings(page: Page, view: string, theme: Theme = 'light'): Promise<void> {
  expect(await violations(page, { view, language: 'en', theme })).toEqual([])
}

const docker = (...args: string[]) => execFileSync('docker', args, { encoding: 'utf8' }).trim()

/** What a Bulkhead of this installation that died would leave. */
function leaveSomething(installation: string): string {
  const labels = {
    'bulkhead.installation': installation,
    'bulkhead.lab': `left-${installation}`,
    'bulkhead.host': 'master',
    // Process 1 runs, but began at another time.
    'bulkhead.owner': `${hostname()} 1 1`,
  }
  const options = Object.entries(labels).flatMap(([name, value]) => ['--label', `${name}=${value}`])
  docker('volume', 'create', ...options, `bulkhead-left-${installation}`)
  return docker('network', 'create', '--internal', ...options, `bulkhead-left-${installation}`)
}

const setting = (page: Page, group: string, option: string) =>
  page.getByRole('radiogroup', { name: group }).first().getByText(option, { exact: true })

test('the doctor removes leftovers, and gives a log without secrets', async ({ page }) => {
  const link = await app.link()
  await page.goto(`${link}#/doctor`)
  await expect(page.locator('[data-finding="leftovers"]')).toHaveAttribute('data-status', 'ok', {
    timeout: 60_000,
  })
  const { folder: home } = await aboutData(page)
  const network = leaveSomething(readFileSync(join(home, 'installation'), 'utf8').trim())

  await page.getByRole('button', { name: 'Look again' }).click()
  const finding = page.locator('[data-finding="leftovers"]')
  await expect(finding).toHaveAttribute('data-status', 'warning')
  await expect(finding).toContainText('containers 0, networks 1, volumes 1')
  await expectNoAxeFindings(page, 'doctor')
  await shoot(page, 'doctor')
  await finding.getByRole('button', { name: 'Remove the leftovers…' }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText('Your progress stays')
  await dialog.getByRole('button', { name: 'Remove the leftovers' }).click()
  await expect(finding).toContainText('Removed: containers 0, networks 1, volumes 1.')
  await expect(finding).toHaveAttribute('data-status', 'ok')
  expect(docker('network', 'ls', '--quiet', '--filter', `id=${network}`)).toBe('')

  await page.getByRole('button', { name: 'Show logs' }).click()
  await expect(page.getByLabel('Logs').last()).toContainText('repair: leftovers: done')
  await page.getByRole('button', { name: 'Copy logs' }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('Bulkhead 0.')
  expect(copied).not.toContain(new URL(link).searchParams.get('token') ?? 'no token')
})

/** Where the app keeps its data, as the settings say. */
async function aboutData(page: Page): Promise<{ folder: string }> {
  await page.goto(`${new URL(page.url()).origin}/#/settings`)
  const section = page.getByRole('region', { name: 'Data folder' })
  const folder = await section.locator('p').filter({ hasText: /^[/]/ }).first().textContent()
  await page.goto(`${new URL(page.url()).origin}/#/doctor`)
  return { folder: folder ?? '' }
}

test('settings take effect at once and stay; axe finds nothing in any theme', async ({ page }) => {
  await page.goto(`${await app.link()}#/settings`)
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
  await expect(page.getByText('Looking…')).toHaveCount(0)
  await expectNoAxeFindings(page, 'settings')
  await shoot(page, 'settings')

  const html = page.locator('html')
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await setting(page, 'Theme', 'Dark').click()
  await expect(html).toHaveAttribute('data-theme', 'dark')
  await expectNoAxeFindings(page, 'settings', 'dark')
  await setting(page, 'Theme', 'High contrast').click()
  await expect(html).toHaveAttribute('data-theme', 'contrast')
  await expect.poll(ground).toBe('rgb(255, 255, 255)')
  await expectNoAxeFindings(page, 'settings', 'contrast')
  await page.emulateMedia({ forcedColors: 'active' })
  await shoot(page, 'settings-forced-colors')
  await page.emulateMedia({ forcedColors: 'none' })

  await setting(page, 'Motion', 'None').click()
  await expect(html).toHaveAttribute('data-motion', 'less')
  await page.getByRole('switch', { name: 'Shortcuts of Bulkhead' }).press('Space')
  await page.locator('body').press('F1')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await setting(page, 'Language of the app', '简体中文').click()
  await expect(page.getByRole('heading', { name: '设置', level: 1 })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: '设置', level: 1 })).toBeVisible()
  await expect(html).toHaveAttribute('data-theme', 'contrast')

  await page.getByRole('button', { name: '重置设置……' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '重置设置' }).click()
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
  await expect(html).not.toHaveAttribute('data-theme')
  await expect(page.getByRole('switch', { name: 'Shortcuts of Bulkhead' })).toBeChecked()
})

test('progress goes from one home to another; a wrong file changes nothing', async ({ page }) => {
  const progress = join(folder, 'one.json')
  const at = '2026-01-01T10:00:00.000Z'
  const made = {
    format: 'bulkhead-progress',
    version: 1,
    exportedAt: at,
    bulkhead: '0.1.0',
    seeds: { 'docker-anatomy': 'abcd' },
    achievements: [{ exercise: 'docker-anatomy', seed: 'abcd', task: 'by-curl', at }],
    hints: [],
    attempts: [],
    notes: [{ lesson: 'docker-anatomy', at: 0, text: 'Remember the shim.', savedAt: at }],
    effort: [],
  }
  writeFileSync(progress, JSON.stringify(made))
  const wrong = join(folder, 'wrong.json')
  writeFileSync(wrong, JSON.stringify(made).slice(0, 100))

  await page.goto(`${await app.link()}#/settings`)
  const input = page.getByLabel('File to import')
  await input.setInputFiles(wrong)
  await expect(page.getByRole('alert')).toContainText('It is no JSON')
  await input.setInputFiles(progress)
  await expect(page.getByText('New tasks achieved: 1 of 1 in the file.')).toBeVisible()

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export progress' }).click()
  const exported = join(folder, 'exported.json')
  await (await download).saveAs(exported)

  await page.goto(`${await other.link()}#/settings`)
  await page.getByLabel('File to import').setInputFiles(exported)
  await expect(page.getByText('New tasks achieved: 1 of 1 in the file.')).toBeVisible()
  await expect(page.getByText('New notes: 1 of 1')).toBeVisible()
  await page.getByLabel('File to import').setInputFiles(exported)
  await expect(page.getByText('New tasks achieved: 0 of 1 in the file.')).toBeVisible()
  const { stdout } = await other.cli('list', '--json')
  const listed = JSON.parse(stdout) as { id: string; tasks: { id: string; achieved: string | null }[] }[]
  const anatomy = listed.find(({ id }) => id === 'docker-anatomy')
  expect(anatomy?.tasks.find(({ id }) => id === 'by-curl')?.achieved).toBe(at)
})
