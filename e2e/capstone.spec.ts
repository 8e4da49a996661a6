import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { type App, startApp } from './support/app.ts'
import { setSetting, themes, violations } from './support/axe.ts'
import { expectChinese } from './support/chinese.ts'
import { misfits } from './support/fits.ts'
import { saidIn } from './support/said.ts'
import { screenshotsFolder, shoot } from './support/screenshots.ts'
import { labChip, screen } from './support/window.ts'

let app: App

test.beforeAll(async () => {
  app = await startApp()
})
test.afterAll(() => app.stop())
test.use({ contextOptions: { reducedMotion: 'reduce' } })

const EXERCISE = 'harden-this-host'

test('the capstone, from the first audit to the certificate', async ({ page }, info) => {
  const go = (hash: string) => page.evaluate((there) => (location.hash = there), hash)
  const auditIt = async () => {
    await go('#/audit')
    const host = page.getByRole('radio', { name: new RegExp(`^master ${EXERCISE}`) })
    await host.check({ force: true })
    await page.getByRole('button', { name: 'Audit', exact: true }).click()
    await expect(page.getByRole('gridcell', { name: /^K1 / })).toBeVisible({ timeout: 60_000 })
  }
  const failing = page.locator('td[data-status="fail"]')

  // As found: most of it is wrong, and there is no certificate.
  await page.goto(`${await app.link()}#${EXERCISE}`)
  await expect(labChip(page, 'Lab open')).toBeVisible({ timeout: 120_000 })
  await expect(screen(page, 'master')).toContainText('root@master', { timeout: 30_000 })
  await auditIt()
  expect(await failing.count()).toBeGreaterThan(20)
  await go('#/certificate')
  await expect(page.getByText('Not yet')).toBeVisible()
  await expect(page.getByText('Run a full check: press Check in the exercise.')).toBeVisible()
  expect(await violations(page, { view: 'no certificate', language: 'en', theme: 'light' })).toEqual([])

  // The known solution does what a learner takes an hour or two for; then check, attack and audit.
  expect((await app.cli('solve', EXERCISE)).status).toBe(0)
  await go(`#${EXERCISE}`)
  const { stdout } = await app.cli('check', EXERCISE, '--format', 'json')
  const { score, maxScore } = JSON.parse(stdout) as { score: number; maxScore: number }
  expect(score).toBe(maxScore)
  expect((await app.cli('attempt', EXERCISE)).status).toBe(0)
  await go('#/certificate')
  await expect(page.getByText('Audit master of the same lab.')).toHaveCount(0)
  await auditIt()
  await expect(failing).toHaveCount(0)
  // Mapping user IDs gave its daemon another ID; it is the same host, and what was mended can be seen.
  await page.getByRole('link', { name: /^What changed since/ }).click()
  await expect(page.locator('[data-turned="better"]').first()).toBeVisible()

  // The certificate: name, score, fingerprint; one page on paper; the bundle holds.
  await go('#/certificate')
  const sheet = page.getByRole('article', { name: 'Certificate' })
  await expect(sheet).toContainText(`${score} of ${maxScore} points`)
  await page.getByRole('textbox', { name: 'Your name, as it shall stand there' }).fill('Ada Lovelace')
  await expect(sheet).toContainText('Ada Lovelace')
  const save = page.getByRole('button', { name: 'Save the evidence bundle' })
  await expect(save).toBeEnabled()
  for (const theme of themes) {
    await setSetting(page, 'theme', theme)
    expect(await violations(page, { view: 'certificate', language: 'en', theme })).toEqual([])
  }
  await setSetting(page, 'theme', 'system')
  await shoot(page, 'certificate')
  const paper = await page.pdf({ format: 'A4', preferCSSPageSize: true })
  expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)

  const fingerprint = (await sheet.locator('code').textContent()) ?? ''
  expect(fingerprint).toMatch(/^[0-9a-f]{64}$/)
  const download = page.waitForEvent('download')
  await save.click()
  const bundle = info.outputPath('bundle.json')
  await (await download).saveAs(bundle)
  const verified = await app.cli('verify', bundle, '--json')
  expect(verified.status).toBe(0)
  expect(JSON.parse(verified.stdout)).toMatchObject([
    { holds: true, certificate: { name: 'Ada Lovelace', score, maxScore, fingerprint } },
  ])
  // Nothing of the key that signs is in it.
  const key = readFileSync(join(app.home, 'certificate-key'), 'utf8').trim()
  expect(readFileSync(bundle, 'utf8')).not.toContain(key)

  // In Chinese, and in smaller windows.
  const t = saidIn('zh-CN')
  await setSetting(page, 'language', 'zh-CN')
  await page.reload()
  await expect(page.getByRole('article', { name: t('Certificate') })).toContainText('Ada Lovelace')
  await expectChinese(page, 'certificate')
  for (const size of [
    { width: 1024, height: 640 },
    { width: 640, height: 800 },
  ]) {
    await page.setViewportSize(size)
    expect(await misfits(page)).toEqual([])
  }
  if (screenshotsFolder)
    await page.screenshot({ path: join(screenshotsFolder, 'certificate-zh-CN-narrow.png') })
})
