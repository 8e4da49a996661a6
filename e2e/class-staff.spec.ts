import { expect, test } from '@playwright/test'
import { browserOfClass, goTo } from './support/classroom.ts'
import { type ClassProcess, startClass } from './support/class-server.ts'

let klass: ClassProcess
test.beforeAll(async () => {
  klass = await startClass('Docker 101')
})
test.afterAll(async () => {
  await klass?.stop()
})

test('what staff change is seen at once, and what they throw away is gone', async ({ browser }) => {
  const desk = await browserOfClass(browser)
  await desk.goto(klass.served().instructorLink)

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
  await desk.context().close()
})
