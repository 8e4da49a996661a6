import { expect, type Locator, type Page } from '@playwright/test'
import { type Language, saidIn } from './said.ts'
import { screen, task } from './window.ts'

/** A view as it can be looked at: how to get there, and how to leave it so that any other can be reached. */
export interface ShownView {
  name: string
  /** What is new in it, where the rest is another view's; a selector. */
  part?: string
  open(page: Page): Promise<void>
  leave?(page: Page): Promise<void>
}

/** The exercise whose lab is open while views are looked at. */
const EXERCISE = 'shared-kernel'

/** The view that has several parts beside each other. */
export const LESSON = 'lesson with its lab'
const EXERCISE_PART = '[data-region="exercise"]'
const DIALOG = '[role="dialog"]'

/** All views of the app, in a language; the lab of `EXERCISE` is opened by the first that shows it. */
export function viewsIn(language: Language): ShownView[] {
  const t = saidIn(language)
  const button = (page: Page, name: string): Locator =>
    page.getByRole('button', { name: t(name), exact: true })
  const page = (name: string, hash: string, title: string): ShownView => ({
    name,
    async open(window) {
      await goTo(window, hash)
      await expect(window.getByRole('heading', { level: 1, name: t(title), exact: true })).toBeVisible()
    },
  })
  const escape = async (window: Page): Promise<void> => {
    await window.keyboard.press('Escape')
    await expect(window.locator('[role="dialog"], [role="alertdialog"], [role="menu"]')).toHaveCount(0)
  }
  const lesson = async (window: Page): Promise<void> => {
    await goTo(window, `#${EXERCISE}`)
    await expect(window.locator('header').getByText(t('Lab open'), { exact: true })).toBeVisible({
      timeout: 120_000,
    })
    await expect(screen(window, 'master')).toContainText('root@master', { timeout: 30_000 })
    await expect(task(window, 'closed')).toHaveAttribute('data-state', /open|done/, { timeout: 30_000 })
  }
  const palette = async (window: Page): Promise<void> => {
    await window.keyboard.press('F1')
    await expect(window.getByRole('dialog').getByRole('menuitem').first()).toBeVisible()
  }

  return [
    page('course', '#/course', 'Docker security, by doing it'),
    { name: LESSON, open: lesson },
    {
      name: 'term',
      part: DIALOG,
      async open(window) {
        await window.locator('article p button[aria-expanded]').first().click()
        await expect(window.getByRole('dialog').getByText(t('In the glossary'))).toBeVisible()
      },
      leave: escape,
    },
    {
      name: 'evidence and a hint',
      part: EXERCISE_PART,
      async open(window) {
        await window.getByRole('tab', { name: t('Tasks') }).click()
        const closed = task(window, 'closed')
        await closed.getByRole('button', { name: t('Show evidence') }).click()
        await closed.locator('summary').click()
        await closed
          .getByRole('button', { name: t('Hint') })
          .or(closed.getByRole('button', { name: t('Next hint') }))
          .click()
        await expect(closed).toContainText(t('Expected'))
      },
    },
    {
      name: 'attempts',
      part: EXERCISE_PART,
      async open(window) {
        await button(window, 'Attempt').click()
        await expect(window.getByText(t('The attacker got in')).first()).toBeVisible({ timeout: 60_000 })
      },
    },
    {
      name: 'list of exercises',
      part: '[role="menu"]',
      async open(window) {
        await window
          .locator('header')
          .getByRole('button', { name: t('One kernel for all') })
          .click()
        await expect(window.getByRole('menuitem').first()).toBeVisible()
      },
      leave: escape,
    },
    {
      name: 'dialog',
      part: '[role="alertdialog"]',
      async open(window) {
        await button(window, 'Reset').click()
        await expect(window.getByRole('alertdialog')).toBeVisible()
      },
      leave: escape,
    },
    { name: 'palette', part: DIALOG, open: palette, leave: escape },
    {
      name: 'search',
      part: DIALOG,
      async open(window) {
        await palette(window)
        await window.keyboard.insertText('seccomp')
        await expect(window.getByRole('dialog').locator('mark').first()).toBeVisible()
        await expect(window.getByRole('dialog').getByText(t('In the lessons'))).toBeVisible()
      },
      async leave(window) {
        await window.keyboard.press('Escape')
        await escape(window)
      },
    },
    {
      name: 'shortcuts',
      part: DIALOG,
      async open(window) {
        await palette(window)
        await window.keyboard.insertText(t('Keyboard shortcuts'))
        await expect(window.getByRole('menuitem').first()).toContainText(t('Keyboard shortcuts'))
        await window.keyboard.press('Enter')
        await expect(window.getByRole('dialog', { name: t('Keyboard shortcuts') })).toBeVisible()
      },
      leave: escape,
    },
    page('glossary', '#/glossary', 'Glossary'),
    page('recordings', '#/recordings', 'Recordings'),
    {
      name: 'recording',
      async open(window) {
        await window
          .getByRole('button', { name: t('Play') })
          .first()
          .click()
        await expect(window.locator('.xterm').first()).toBeVisible()
      },
    },
    page('audit', '#/audit', 'Audit'),
    page('joining a class', '#/class', 'Join a class'),
    page('settings', '#/settings', 'Settings'),
    page('doctor', '#/doctor', 'Doctor'),
  ]
}

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((there) => {
    location.hash = there
  }, hash)
}
