import { readFileSync } from 'node:fs'
import { expect, type Download, type Page, test } from '@playwright/test'
import { type App, startApp } from './support/app.ts'
import { setSetting, themes, violations } from './support/axe.ts'
import { expectChinese } from './support/chinese.ts'
import { misfits } from './support/fits.ts'
import { type Language, saidIn } from './support/said.ts'
import { shoot } from './support/screenshots.ts'
import { labChip, run, screen } from './support/window.ts'

let app: App

test.beforeAll(async () => {
  app = await startApp()
})
test.afterAll(() => app.stop())
test.use({ contextOptions: { reducedMotion: 'reduce' } })

const EXERCISE = 'open-doors'
const item = (page: Page, id: string) => page.locator(`[data-item="${id}"]`)
const cell = (page: Page, id: string) => page.getByRole('gridcell', { name: new RegExp(`^${id} `) })

/** Waits until an audit is shown that is none of these; answers its address. */
async function nextReport(page: Page, before: readonly string[] = []): Promise<string> {
  await expect
    .poll(() => page.url(), { timeout: 120_000 })
    .toMatch(new RegExp(`#/audit/(?!${before.map(idIn).join('|') || '-'})[0-9a-f-]{36}$`))
  await expect(cell(page, 'K1')).toBeVisible()
  return page.url()
}
const idIn = (url: string): string => url.slice(-36)

async function text(download: Promise<Download>): Promise<string> {
  return readFileSync(await (await download).path(), 'utf8')
}

test('a lab host is audited, mended and audited again; what changed, what was said and what was saved', async ({
  page,
}) => {
  await page.goto(`${await app.link()}#${EXERCISE}`)
  await expect(labChip(page, 'Lab open')).toBeVisible({ timeout: 120_000 })
  await expect(screen(page, 'master')).toContainText('root@master', { timeout: 30_000 })
  const looksRight = async (view: string, part?: string) => {
    for (const theme of themes) {
      await setSetting(page, 'theme', theme)
      expect(await violations(page, { view, part, language: 'en', theme })).toEqual([])
    }
    await setSetting(page, 'theme', 'system')
  }

  // The palette leads there; the lab's host is one of what can be audited, and nothing is tried on it unasked.
  await page.keyboard.press('F1')
  const field = page.getByRole('searchbox', { name: 'Search and commands' })
  await expect(field).toBeFocused()
  await field.pressSequentially('audit')
  await expect(page.getByRole('menuitem').first()).toContainText('Audit')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Audit' })).toBeVisible()
  await page
    .getByRole('radio', { name: new RegExp(`master.*${EXERCISE}|${EXERCISE}.*master`) })
    .check({ force: true })
  await expect(page.getByRole('checkbox', { name: 'May also try things on it' })).not.toBeChecked()
  await looksRight('beginning of an audit')
  await page.getByRole('button', { name: 'Audit', exact: true }).click()
  const first = await nextReport(page)

  // All 42, by shape and colour, walked through by arrows; Enter opens one where it stands.
  await expect(page.getByRole('gridcell', { name: /^[KHNICO]\d / })).toHaveCount(42)
  await expect(cell(page, 'C3')).toHaveAttribute('data-status', 'fail')
  await cell(page, 'K1').focus()
  await page.keyboard.press('ArrowRight')
  await expect(cell(page, 'K2')).toBeFocused()
  await cell(page, 'C3').focus()
  await page.keyboard.press('Enter')
  await expect(item(page, 'C3').getByRole('button', { name: /C3/ }).first()).toBeFocused()
  // A container on which nearly everything is wrong, with another name in every lab.
  const subject = (await item(page, 'C3').locator('[data-subject]').getAttribute('data-subject')) ?? ''
  expect(subject).toMatch(/^container:[a-z]+$/)
  await expect(item(page, 'C3').getByRole('heading', { name: 'How to mend it' })).toBeVisible()
  await expect(item(page, 'C3').getByRole('link', { name: /./ })).toHaveAttribute('href', '#least-privilege')
  await looksRight('an audit')
  expect(await misfits(page)).toEqual([])
  await page.evaluate(() => document.querySelector('main')?.scrollTo(0, 0))
  await shoot(page, 'audit')

  // What only a person can know is asked, and kept with name and day.
  await page.getByRole('button', { name: /^Asks you \d/ }).click()
  const asked = page.locator('[data-item][data-status="attest"]').first()
  const askedId = (await asked.getAttribute('data-item')) ?? ''
  await asked.getByRole('button').first().click()
  await asked.getByRole('button', { name: /^Answer the question/ }).click()
  const word = page.getByRole('dialog', { name: `A word on ${askedId}` })
  await word.getByRole('button', { name: 'Keep' }).click()
  await expect(word.getByText('Choose yes or no.')).toBeVisible()
  await word.getByRole('radio', { name: 'Yes' }).check({ force: true })
  await word.getByRole('textbox', { name: 'Whose word it is' }).fill('Ada')
  await looksRight('a word', '[role="dialog"]')
  await word.getByRole('button', { name: 'Keep' }).click()
  await expect(asked.getByText(/^Ada said yes on/)).toBeVisible()
  await page.getByRole('button', { name: /^Asks you \d/ }).click()

  // A finding that is lived with has a reason, a name and an end.
  await cell(page, 'N3').click()
  await item(page, 'N3')
    .getByRole('button', { name: /^Accept / })
    .first()
    .click()
  const accept = page.getByRole('dialog', { name: 'Accept a finding of N3' })
  await accept.getByRole('button', { name: 'Accept' }).click()
  await expect(accept.getByText('Say why, in a few words: somebody will ask.')).toBeVisible()
  await accept.getByRole('textbox', { name: 'Reason' }).fill('Until the firewall stands')
  await expect(accept.getByRole('textbox', { name: 'Who decides this' })).toHaveValue('Ada')
  await looksRight('accepting', '[role="dialog"]')
  await accept.getByRole('button', { name: 'Accept' }).click()
  await expect(
    item(page, 'N3')
      .getByText(/^Accepted by Ada until/)
      .first(),
  ).toBeVisible()
  await expect(page.getByText('What you said counts from the next audit on.')).toBeVisible()

  await saysWhatIsMeant(page, looksRight)

  // Mended in the terminal.
  await page.evaluate((hash) => (location.hash = hash), `#${EXERCISE}`)
  await run(page, 'master', `docker rm --force ${subject.slice('container:'.length)}`)
  await page.goto(first)
  await page.getByRole('button', { name: 'Audit again' }).click()
  const second = await nextReport(page, [first])
  await expect(cell(page, 'C3')).toHaveAttribute('data-status', 'pass')
  await expect(cell(page, askedId)).toHaveAttribute('data-status', 'pass')
  // One port is named, so each other one that is open is a finding.
  await expect(cell(page, 'N5')).toHaveAttribute('data-status', 'fail')

  // What changed since.
  await page.getByRole('link', { name: /^What changed since/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'What changed' })).toBeVisible()
  await expect(item(page, 'C3')).toHaveAttribute('data-turned', 'better')
  await expect(item(page, 'C3')).toContainText(subject)
  await expect(item(page, askedId)).toHaveAttribute('data-turned', 'better')
  await looksRight('a difference')
  await shoot(page, 'audit-difference')
  await page.getByRole('combobox', { name: 'Earlier audit' }).selectOption(idIn(second))
  await expect(page.getByText('Nothing changed.')).toBeVisible()

  // Kept, and over time.
  await page.getByRole('link', { name: 'All audits' }).click()
  const kept = page.locator('[data-audit]')
  await expect(kept).toHaveCount(2)
  await expect(page.getByRole('img', { name: /^Container: / })).toBeVisible()
  await page.getByText('As a table').click()
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(3)
  await looksRight('kept audits')
  await shoot(page, 'audit-kept')

  // As files.
  await page.goto(second)
  const saved = (name: string) => {
    const download = page.waitForEvent('download')
    return page
      .getByRole('button', { name: `Save as ${name}` })
      .click()
      .then(() => text(download))
  }
  expect(JSON.parse(await saved('JSON'))).toMatchObject({ schema: 'bulkhead.audit/1' })
  expect(JSON.parse(await saved('SARIF'))).toMatchObject({ version: '2.1.0' })
  expect(await saved('JUnit')).toContain('<testsuite')
  expect(await saved('HTML')).toMatch(/^<!doctype html>/i)

  await inChinese(page, { first, second })
})

/** What is meant to be there is filled in by keyboard, from what was seen; what can't be used is told and not kept. */
async function saysWhatIsMeant(
  page: Page,
  looksRight: (view: string, part?: string) => Promise<void>,
): Promise<void> {
  const open = page.getByRole('button', { name: 'What is meant to be here…' })
  await open.focus()
  await page.keyboard.press('Enter')
  const form = page.getByRole('dialog', { name: 'What is meant to be on this machine' })
  const decided = form.getByRole('checkbox', { name: /\(N5\)$/ })
  await expect(decided).not.toBeChecked()
  await decided.focus()
  await page.keyboard.press('Space')
  const ports = form.getByRole('textbox', { name: 'Ports, one on each line' })
  await ports.fill('80')
  await form.getByRole('button', { name: 'Keep' }).click()
  await expect(form.getByText('Not a port with its protocol, as 443/tcp: 80.')).toBeVisible()
  await ports.fill('')
  const seen = form.getByRole('group', { name: /Ports/ }).getByRole('button')
  const name = (await seen.first().textContent()) ?? ''
  expect(name).toMatch(/^\d+\/(tcp|udp)$/)
  await seen.first().focus()
  await page.keyboard.press('Enter')
  await expect(ports).toHaveValue(name)
  await form.getByRole('textbox', { name: 'At most so many running containers (O3)' }).fill('3')
  await looksRight('what is meant', '[role="dialog"]')
  expect(await misfits(page)).toEqual([])
  await shoot(page, 'audit-policy')
  await form.getByRole('button', { name: 'Keep' }).click()
  await expect(form).toHaveCount(0)
  // Kept: it is there when it is opened again.
  await open.click()
  await expect(ports).toHaveValue(name)
  await page.keyboard.press('Escape')
  await expect(form).toHaveCount(0)
}

/** The same views in Chinese, in a wide and a narrow window. */
async function inChinese(page: Page, { first, second }: { first: string; second: string }): Promise<void> {
  const language: Language = 'zh-CN'
  const t = saidIn(language)
  await setSetting(page, 'language', language)
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', language)
  const look = async (view: string) => {
    await expectChinese(page, view)
    expect(await violations(page, { view, language, theme: 'light' })).toEqual([])
    for (const size of [
      { width: 1024, height: 640 },
      { width: 640, height: 800 },
    ]) {
      await page.setViewportSize(size)
      expect(await misfits(page)).toEqual([])
    }
    await page.setViewportSize({ width: 1440, height: 900 })
  }
  await cell(page, 'H3').click()
  await expect(item(page, 'H3').getByRole('heading', { name: t('How to mend it') })).toBeVisible()
  await look('an audit')
  await page.getByRole('button', { name: t('What is meant to be here…') }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await look('what is meant')
  await page.keyboard.press('Escape')
  await page.goto(`${first.slice(0, -36)}${idIn(first)}..${idIn(second)}`)
  await expect(item(page, 'C3')).toHaveAttribute('data-turned', 'better')
  await look('a difference')
  await page.goto(`${first.slice(0, -37)}`)
  await expect(page.locator('[data-audit]')).toHaveCount(2)
  await look('kept audits')
  const [audit] = await page.locator('[data-audit]').all()
  await audit?.getByRole('button').click()
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('Delete'), exact: true })
    .click()
  await expect(page.locator('[data-audit]')).toHaveCount(1)
}
