import { expect, type Locator, type Page } from '@playwright/test'
import { goTo } from './classroom.ts'
import { type Language, saidIn } from './said.ts'
import type { ShownView } from './views.ts'

const DIALOG = '[role="dialog"], [role="alertdialog"]'

/** All views of those who teach, with learners who have reported at an exercise. `learner` is one who has. */
export function staffViewsIn(language: Language, learner: string): ShownView[] {
  const t = saidIn(language)
  const button = (page: Page, name: string): Locator =>
    page.getByRole('button', { name: t(name), exact: true })
  const tab = (page: Page, name: string): Locator => page.getByRole('tab', { name: t(name), exact: true })
  const escape = async (page: Page): Promise<void> => {
    await page.keyboard.press('Escape')
    await expect(page.locator(`${DIALOG}, [role="menu"]`)).toHaveCount(0)
  }
  const page = (name: string, hash: string, title: string): ShownView => ({
    name,
    async open(window) {
      await goTo(window, hash)
      await expect(window.getByRole('heading', { level: 1, name: t(title), exact: true })).toBeVisible()
    },
  })
  const dialog = (name: string, opener: string, part = DIALOG): ShownView => ({
    name,
    part,
    async open(window) {
      await button(window, opener).click()
      await expect(window.locator(DIALOG)).toBeVisible()
    },
    leave: escape,
  })
  const part = (name: string, opener: string, shows: (window: Page) => Locator): ShownView => ({
    name,
    part: '[role="tabpanel"]',
    async open(window) {
      await tab(window, opener).click()
      await expect(shows(window).first()).toBeVisible()
    },
  })

  return [
    {
      name: 'room',
      async open(window) {
        await goTo(window, '#/class/room')
        await expect(window.getByRole('grid').getByRole('row').nth(1)).toBeVisible()
        await expect(window.locator('[aria-pressed]').first()).toBeVisible()
      },
    },
    {
      name: 'learner',
      async open(window) {
        await window.getByRole('grid').getByRole('row').filter({ hasText: learner }).first().click()
        await expect(window.getByRole('heading', { level: 1, name: learner })).toBeVisible()
        await button(window, 'Show evidence').first().click()
        await expect(button(window, 'Hide evidence').first()).toBeVisible()
      },
    },
    part('attacks', 'Attacks', (window) => window.getByRole('tabpanel').getByText(/./)),
    part('recordings of a learner', 'Recordings', (window) => window.getByRole('tabpanel').getByText(/./)),
    part('messages to a learner', 'Messages', (window) => window.getByRole('tabpanel').getByText(/./)),
    part('account', 'Account', (window) => button(window, 'Rename')),
    dialog('writing', 'Write…'),
    dialog('resetting a lab', 'Reset the lab…'),
    dialog('removing somebody', 'Remove this person…'),
    page('messages', '#/class/messages', 'Messages to everybody'),
    page('course', '#/class/course', 'Course'),
    page('people', '#/class/people', 'People'),
    part('learners', 'Learners', (window) => window.getByRole('table')),
    part('staff', 'Staff', (window) => window.getByRole('table')),
    part('settings', 'Settings', (window) => window.getByRole('tabpanel').getByRole('textbox')),
    dialog('importing a roster', 'Import a roster…'),
    dialog('adding somebody', 'Add somebody…'),
    page('grades', '#/class/grades', 'Grades'),
  ]
}
