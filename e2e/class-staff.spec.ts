import { expect, type Page, test } from '@playwright/test'
import { browserOfClass, goTo } from './support/classroom.ts'
import { type ClassProcess, startClass } from './support/class-server.ts'
import { playLearners } from './support/learners.ts'

let klass: ClassProcess
let desk: Page
test.beforeAll(async ({ browser }) => {
  klass = await startClass('Docker 101')
  desk = await browserOfClass(browser)
  await desk.goto(klass.served().instructorLink)
})
test.afterAll(async () => {
  await klass?.stop()
})

test('what staff change is seen at once, and what they throw away is gone', async () => {
  await test.step('a number that was discarded is not shown any more', async () => {
    await goTo(desk, '#/class/course')
    await desk.getByRole('button', { name: /^Set / }).first().click()
    await desk.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(desk.getByText('Saved.')).toBeVisible()
    const weight = desk.getByLabel('Weight')
    await weight.fill('5')
    await expect(desk.getByText('Not saved yet')).toBeVisible()
    await desk.getByRole('button', { name: 'Discard' }).click()
    await expect(weight).toHaveValue('1')
    await expect(desk.getByText('Not saved yet')).toBeHidden()
  })

  await test.step('the class has its new name above every view', async () => {
    await goTo(desk, '#/class/people')
    await desk.getByRole('tab', { name: 'Settings' }).click()
    await desk.getByLabel('Name of the class').fill('Docker 102')
    await desk.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(desk.getByRole('banner')).toContainText('Docker 102')
  })

  await test.step('staff have an account, and no lab', async () => {
    await desk.getByRole('tab', { name: 'Staff' }).click()
    await desk.getByRole('region', { name: 'Staff' }).getByRole('link').first().click()
    await expect(desk.getByRole('heading', { name: 'Machines and browsers' })).toBeVisible()
    await expect(desk.getByRole('button', { name: 'Reset the lab…' })).toHaveCount(0)
  })

  await test.step('a join link leaves no code in the address of who is in already', async () => {
    await desk.goto(klass.served().link)
    await expect(desk.getByRole('banner')).toContainText('Docker 102')
    await expect(desk).not.toHaveURL(/join/)
  })
})

test('in the room, places and the focus are kept', async ({ browser }) => {
  const { link } = klass.served()
  const learners = await playLearners(link, 4, 'shared-kernel')
  await goTo(desk, '#/class/room/shared-kernel')
  const rows = desk.locator('[data-row] [title]:first-child + *')
  await expect(rows).toHaveCount(4)
  const before = await rows.allInnerTexts()

  await test.step('who was left out for a while comes back to their place', async () => {
    const find = desk.getByLabel('Find learners by name')
    await find.fill(before.at(-1) ?? '')
    await expect(rows).toHaveText(before.slice(-1))
    await find.fill('')
    await expect(rows).toHaveText(before)
    await find.fill('nobody is called this')
    await expect(desk.getByText('Nobody is like this now.')).toBeVisible()
    await find.fill('')
    await expect(rows).toHaveText(before)
  })

  await test.step('another exercise, and back', async () => {
    const chooser = desk.getByLabel('Exercise', { exact: true })
    await chooser.selectOption('daemon-tls')
    await expect(desk.getByText('Nobody has this lab open.')).toBeVisible()
    await chooser.selectOption('shared-kernel')
    await expect(rows).toHaveText(before)
  })

  await test.step('who answers by the keyboard goes on from there', async () => {
    const stranger = await browserOfClass(browser)
    await stranger.goto(link)
    await stranger.getByLabel('Your name').fill(before[0] ?? '')
    await stranger.getByRole('button', { name: 'Join the class' }).click()
    await expect(stranger.getByText('Somebody has to agree')).toBeVisible()
    await desk.getByRole('button', { name: /^No, this is not / }).press('Enter')
    await expect(desk.getByText('Asking to change machines')).toBeHidden()
    await expect(desk.getByRole('complementary', { name: 'Reasons and requests' })).toBeFocused()
    await expect(stranger.getByText('did not agree')).toBeVisible()
    await stranger.context().close()
  })
  await learners.leave()
})
