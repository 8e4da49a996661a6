import { expect, type Page, test } from '@playwright/test'
import { type App, startApp } from './support/app.ts'
import { browserOfClass, classChip, goTo, joinFromApp, learnerRow, openLabOf } from './support/classroom.ts'
import { type ClassProcess, startClass } from './support/class-server.ts'
import { playLearners } from './support/learners.ts'
import { screenshotsFolder, shoot } from './support/screenshots.ts'
import { screen, type } from './support/window.ts'

/**
 * No journey: makes the pictures of classes in docs/screenshots, where BULKHEAD_SCREENSHOTS names that folder. Three
 * learners and three hundred, who report over the network as apps do what was recorded on real lab hosts.
 */
test.skip(!screenshotsFolder, 'BULKHEAD_SCREENSHOTS names no folder')
test.use({
  viewport: { width: 1280, height: 800 },
  contextOptions: { reducedMotion: 'reduce' },
  actionTimeout: 60_000,
})

const OF_THREE = 'shared-kernel'
const OF_MANY = 'daemon-tls'

test('pictures of a class with three learners', async ({ browser, page }) => {
  let klass: ClassProcess | undefined
  let app: App | undefined
  try {
    ;[klass, app] = await Promise.all([startClass('Docker 101'), startApp()])
    const { link, instructorLink } = klass.served()
    const desk = await instructorAt(browserOf, instructorLink, [OF_THREE, OF_MANY])
    const learners = await playLearners(link, 2, OF_THREE)

    const door = await browserOf()
    await door.goto(link)
    await expect(door.getByRole('button', { name: 'Join the class' })).toBeVisible()
    await door.getByLabel('Your name').fill('Eva Lind')
    await shoot(door, 'class-join')
    await door.getByRole('button', { name: 'Join the class' }).click()
    await expect(classChip(door)).toContainText('online')
    await openLabOf(door, OF_THREE)

    await goTo(desk, `#/class/room/${OF_THREE}`)
    await expect(learnerRow(desk, 'Eva Lind').locator('[data-cell="open"]').first()).toBeVisible()
    await desk.waitForTimeout(500)
    await shoot(desk, 'class-room')
    await learnerRow(desk, 'Eva Lind').click()
    await expect(desk.getByRole('heading', { name: 'Eva Lind' })).toBeVisible()
    await desk.getByRole('button', { name: 'Write…' }).click()
    await desk.getByLabel('Message').fill('Good so far. Look at the process from outside: whose is it?')
    await desk.getByRole('button', { name: 'Send' }).click()
    await expect(door.getByText('whose is it?')).toBeVisible()
    await classChip(door).click()
    await expect(door.getByRole('dialog')).toBeVisible()
    await shoot(door, 'class-panel')
    await door.keyboard.press('Escape')

    await desk.getByRole('button', { name: 'Ask to look at the terminals' }).click()
    await expect(door.getByRole('button', { name: 'Yes, show my terminals' })).toBeEnabled()
    await shoot(door, 'class-look-question')
    await door.getByRole('button', { name: 'Yes, show my terminals' }).click()
    await type(door, 'master', 'docker ps --format "{{.Names}}  {{.Ports}}"; cat /proc/self/uid_map\n')
    await expect(screen(door, 'master')).toContainText('4294967295')
    await shoot(door, 'class-look-sign')
    await expect(desk.locator('.xterm-rows')).toContainText('4294967295')
    await shoot(desk, 'class-look')
    await desk.getByRole('button', { name: 'Stop looking' }).click()

    await desk.goto(`${new URL(link).origin}/#/class/people`)
    await expect(desk.getByRole('img', { name: 'QR code of the join link' })).toBeVisible()
    await shoot(desk, 'class-people')
    await goTo(desk, '#/class/course')
    await expect(desk.getByRole('heading', { name: 'Course' })).toBeVisible()
    await shoot(desk, 'class-course')
    await goTo(desk, '#/class/grades')
    await expect(desk.getByRole('heading', { level: 1, name: 'Grades' })).toBeVisible()
    await shoot(desk, 'class-grades')

    await page.goto(await app.link())
    await goTo(page, '#/class')
    await expect(page.getByRole('button', { name: 'Join the class' })).toBeVisible()
    await shoot(page, 'class-join-app')
    await joinFromApp(page, link, 'Finn Own')
    await expect(classChip(page)).toContainText('online')
    await page.waitForTimeout(500)
    await shoot(page, 'class-member')
    await learners.leave()
  } finally {
    await Promise.all([klass?.stop(), app?.stop()])
  }

  function browserOf(): Promise<Page> {
    return browserOfClass(browser, { width: 1280, height: 800 })
  }
})

test('pictures of a class with three hundred learners', async ({ browser }) => {
  const klass = await startClass('Docker 101', '--no-hosting')
  try {
    const { link, instructorLink } = klass.served()
    const desk = await instructorAt(
      () => browserOfClass(browser, { width: 1440, height: 900 }),
      instructorLink,
      [OF_MANY],
    )
    const learners = await playLearners(link, 300, OF_MANY)
    await goTo(desk, `#/class/room/${OF_MANY}`)
    await expect(desk.getByRole('button', { name: /^300 learners/ })).toBeVisible()
    await desk.waitForTimeout(2_000)
    await shoot(desk, 'class-room-300')
    await desk.getByRole('grid').getByRole('row').nth(1).click()
    await expect(desk.getByRole('heading', { level: 1 })).toBeVisible()
    await desk.getByRole('button', { name: 'Show evidence' }).first().click()
    await expect(desk.getByRole('button', { name: 'Hide evidence' })).toBeVisible()
    await desk.waitForTimeout(500)
    await shoot(desk, 'class-learner')
    await learners.leave()
  } finally {
    await klass.stop()
  }
})

/** An instructor whose class works on these, with a deadline each. */
async function instructorAt(
  open: () => Promise<Page>,
  link: string,
  exercises: readonly string[],
): Promise<Page> {
  const desk = await open()
  await desk.goto(link)
  await goTo(desk, '#/class/course')
  for (const exercise of exercises) {
    await desk.getByRole('button', { name: `Set ${titles[exercise]}`, exact: true }).click()
    const card = desk.locator(`[data-assignment="${exercise}"]`)
    await card.getByRole('button', { name: 'Due: choose a time' }).click()
  }
  await desk.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(desk.getByText('Saved.')).toBeVisible()
  return desk
}

const titles: Record<string, string> = {
  'shared-kernel': 'One kernel for all',
  'daemon-tls': 'A daemon that asks who is there',
}
