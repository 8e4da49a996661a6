import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { type App, startApp } from './support/app.ts'
import { keptReports, toldBy } from './support/books.ts'
import {
  browserOfClass,
  classChip,
  expectCells,
  goTo,
  joinFromApp,
  learnerRow,
  openLabOf,
  saved,
} from './support/classroom.ts'
import { type ClassProcess, startClass } from './support/class-server.ts'
import { expectShell, expectTasks, followBlock, run, screen, type } from './support/window.ts'

const EXERCISE = 'shared-kernel'
const ROSTER = 'Name,Student ID\nAda Lovelace,1815\nBen 李,1816\nCho Park,1817\n'

// What hangs should say where, long before the journey's own end.
test.use({ actionTimeout: 60_000 })

let klass: ClassProcess
let adas: App
let chos: App
const folder = mkdtempSync(join(tmpdir(), 'bulkhead-e2e-grades-'))

test.beforeAll(async () => {
  ;[klass, adas, chos] = await Promise.all([startClass('Docker 101'), startApp(), startApp()])
})
test.afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await Promise.all([klass, adas, chos].map((one) => one?.stop()))
})

test('an instructor and three learners, on their own machine, in a browser, and without the server, from the roster to the grades', async ({
  browser,
}) => {
  const [desk, ada, ben, cho] = await Promise.all([
    browserOfClass(browser),
    browser.newPage(),
    browserOfClass(browser),
    browser.newPage(),
  ])
  // The room stays on the wall while the instructor works elsewhere.
  const wall = await desk.context().newPage()
  const { link, instructorLink } = klass.served()

  await test.step('the instructor enters by the link, which is good for one browser', async () => {
    await desk.goto(instructorLink)
    await expect(desk.getByRole('link', { name: 'Docker 101' })).toBeVisible()
    await expect(desk.getByRole('button', { name: /Instructor/ })).toBeVisible()
    const stranger = await browserOfClass(browser)
    await stranger.goto(instructorLink)
    await expect(stranger.getByText('This link has been used')).toBeVisible()
    await stranger.context().close()
  })

  await test.step('imports the roster', async () => {
    await goTo(desk, '#/class/people')
    await desk.getByRole('button', { name: 'Import a roster…' }).click()
    await desk
      .getByLabel('File with the roster')
      .setInputFiles({ name: 'roster.csv', mimeType: 'text/csv', buffer: Buffer.from(ROSTER) })
    await desk.getByRole('button', { name: 'Look at it first' }).click()
    await expect(desk.getByText('This would come of it: 3 new')).toBeVisible()
    await desk.getByRole('button', { name: 'Import 3 people' }).click()
    await expect(desk.getByText('Imported: 3 new')).toBeVisible()
    await desk.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  })

  await test.step('sets an exercise, with a deadline', async () => {
    await goTo(desk, '#/class/course')
    await desk.getByRole('button', { name: 'Set One kernel for all' }).click()
    const card = desk.locator(`[data-assignment="${EXERCISE}"]`)
    await card.getByRole('button', { name: 'Due: choose a time' }).click()
    await card.getByLabel('Weight').fill('2')
    await card.getByLabel('Points for the attack').fill('10')
    await desk.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(desk.getByText('Saved.')).toBeVisible()
    await wall.goto(`${new URL(link).origin}/#/class/room`)
    await expect(learnerRow(wall, 'Ada Lovelace')).toContainText('Not begun')
    await expectCells(wall, 'Ada Lovelace', ['unknown', 'unknown', 'unknown'])
  })

  await test.step('Ada joins from an app of her own, which takes no other certificate for the class', async () => {
    await ada.goto(await adas.link())
    const other = link.replace(/[0-9a-f]{64}$/, (pin) =>
      pin.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
    )
    await joinFromApp(ada, other, 'Ada Lovelace')
    await expect(ada.getByText('shows another certificate than the link says')).toBeVisible()
    await joinFromApp(ada, link, 'Ada Lovelace')
    await expect(classChip(ada)).toContainText('online')
    await expect(ada.getByText(/^due /).first()).toBeVisible()
  })

  await test.step('Ben joins in the browser, Cho from an app', async () => {
    await ben.goto(link)
    await ben.getByLabel('Your name').fill('Ben 李')
    await ben.getByRole('button', { name: 'Join the class' }).click()
    await cho.goto(await chos.link())
    await joinFromApp(cho, link, 'cho park')
    for (const page of [ben, cho]) await expect(classChip(page)).toContainText('online')
    // Nobody is in the list a second time.
    await goTo(desk, '#/class/people')
    await desk.getByRole('tab', { name: 'Learners' }).click()
    await expect(desk.getByRole('region', { name: 'Learners' }).getByRole('row')).toHaveCount(4)
    for (const name of ['Ada Lovelace', 'Ben 李', 'Cho Park'])
      await expect(learnerRow(wall, name).getByText(/^Online, /)).toBeAttached()
  })

  await test.step('each opens a lab, and the room shows why their checks fail', async () => {
    await Promise.all([ada, ben, cho].map((page) => openLabOf(page, EXERCISE)))
    for (const name of ['Ada Lovelace', 'Ben 李', 'Cho Park'])
      await expectCells(wall, name, ['open', 'open', 'open'], 60_000)
    await expect(wall.getByRole('button', { name: /^3 of 3/ }).first()).toBeVisible()
  })

  await test.step('Ada’s attack gets in, she follows the lesson, and it is refused', async () => {
    await ada.getByRole('button', { name: 'Attempt', exact: true }).click()
    await expect(ada.getByText('The attacker got in').first()).toBeVisible({ timeout: 60_000 })
    for (const words of ['answer seal', 'answer refused', '--user 10001']) await follow(ada, words)
    await ada.getByRole('tab', { name: 'Tasks' }).click()
    await expectTasks(ada, { 'root-outside': 'done', 'refused-by-default': 'done', closed: 'done' })
    await expectCells(wall, 'Ada Lovelace', ['done', 'done', 'done'])
    await ada.getByRole('button', { name: 'Attempt', exact: true }).click()
    await expect(ada.getByText('The attacker was refused').first()).toBeVisible({ timeout: 60_000 })
    await expect(learnerRow(wall, 'Ada Lovelace')).toContainText('Finished')
    await expect(learnerRow(wall, 'Ada Lovelace').locator('[data-column="attempts"]')).toContainText('2')
  })

  let wentDown = ''
  let cameBack = ''
  await test.step('the server is killed; Cho works on without it', async () => {
    wentDown = new Date().toISOString()
    await klass.kill()
    await expect(classChip(cho)).toContainText('offline')
    for (const page of [ben, wall])
      await expect(page.getByText('The class server does not answer.')).toBeVisible()
    expect((await chos.cli('solve', EXERCISE)).status).toBe(0)
    await expectTasks(cho, { 'root-outside': 'done', 'refused-by-default': 'done', closed: 'done' }, 60_000)
    await expect.poll(() => toldBy(chos.home).waiting).toBeGreaterThan(0)
    await classChip(cho).click()
    await expect(cho.getByText(/reports? waits?\./)).toBeVisible()
    await cho.keyboard.press('Escape')
  })

  await test.step('it comes back: the room hears of Cho’s work as of when it was done, and Ben’s lab is as he left it', async () => {
    cameBack = new Date().toISOString()
    await klass.startAgain()
    await expect(classChip(cho)).toContainText('online', { timeout: 60_000 })
    await expectCells(wall, 'Cho Park', ['done', 'done', 'done'], 60_000)
    await expect(ben.getByText('The class server does not answer.')).toHaveCount(0)
    await expectShell(ben, 'master')
    await follow(ben, 'answer seal')
    await expectTasks(ben, { 'root-outside': 'done' })
    await expectCells(wall, 'Ben 李', ['done', 'open', 'open'])
  })

  await test.step('the instructor sees Ben’s terminal after his yes, and as long as he likes', async () => {
    await learnerRow(wall, 'Ben 李').click()
    await wall.waitForURL(/#\/class\/learner\//)
    await desk.goto(wall.url())
    await wall.goBack()
    await desk.getByRole('button', { name: 'Ask to look at the terminals' }).click()
    const look = desk.getByRole('region', { name: 'Terminals of Ben 李' })
    await expect(look).toContainText('is being asked')
    await expect(look.locator('.xterm')).toHaveCount(0)
    await ben.getByRole('button', { name: 'Yes, show my terminals' }).click()
    await expect(ben.getByText('Instructor sees your terminals.')).toBeVisible()
    await expect(ben.getByText('Instructor sees this')).toBeVisible()
    await expect(learnerRow(wall, 'Ben 李')).toContainText('Their terminals are being looked at')
    await expect(look.locator('.xterm-rows')).toContainText('root@master')
    await run(ben, 'master', 'echo look-$((6 * 7))')
    await expect(look.locator('.xterm-rows')).toContainText('look-42')
    await look.locator('.xterm-screen').click()
    await desk.keyboard.type('touch /root/from-the-desk\n')
    await run(ben, 'master', 'ls /root/from-the-desk || echo nothing-$((1 + 1))')
    await expect(screen(ben, 'master')).toContainText('nothing-2')
    await ben.getByRole('button', { name: 'Stop: Instructor no longer sees the terminals' }).first().click()
    await expect(look).toContainText('The look has ended.')
    await expect(ben.getByText('Instructor sees this')).toHaveCount(0)
    await type(ben, 'master', 'clear\n')
    await expect(look.locator('.xterm')).toHaveCount(0)
    await look.getByRole('button', { name: 'Close' }).click()
  })

  await test.step('writes to him, with a pointer, and resets his lab', async () => {
    await desk.getByRole('button', { name: 'Write…' }).click()
    const dialog = desk.getByRole('dialog')
    await dialog.getByLabel('Message').fill('Who are you in there?')
    await dialog.getByLabel('Task').selectOption('closed')
    await dialog.getByRole('button', { name: 'Send' }).click()
    await expect(dialog).toHaveCount(0)
    await goTo(ben, '#/course')
    await expect(ben.getByText('Who are you in there?')).toBeVisible()
    await expect(ada.getByText('Who are you in there?')).toHaveCount(0)
    await ben.getByRole('link', { name: /^Go to the task “/ }).click()
    await expect(ben.locator('[data-task="closed"]')).toBeVisible()
    await desk.getByRole('button', { name: 'Reset the lab…' }).click()
    await desk.getByRole('button', { name: 'Reset the lab', exact: true }).click()
    await expect(ben.getByText('Instructor reset the lab of “One kernel for all”')).toBeVisible({
      timeout: 60_000,
    })
    await expect(screen(ben, 'master')).toContainText('root@master', { timeout: 60_000 })
    // What was achieved stays achieved.
    await expectCells(wall, 'Ben 李', ['slipped', 'open', 'open'], 60_000)
  })

  await test.step('everything that was told is in the books, once, and when it was said', async () => {
    const people = {
      'Ada Lovelace': adas.home,
      'Ben 李': join(klass.home, 'learners', onlyEntry(join(klass.home, 'learners'))),
      'Cho Park': chos.home,
    }
    for (const [name, home] of Object.entries(people)) {
      await expect.poll(() => toldBy(home).waiting, { message: `reports of ${name} that wait` }).toBe(0)
      const { signed } = toldBy(home)
      const kept = keptReports(klass.home).filter((report) => report.name === name)
      expect(new Set(kept.map(({ device }) => device)).size).toBe(1)
      expect(kept.map(({ seq }) => seq).toSorted((a, b) => a - b)).toEqual(upTo(kept.length))
      expect(kept.length).toBeGreaterThanOrEqual(signed)
    }
    const offline = keptReports(klass.home).filter(
      ({ name, at }) => name === 'Cho Park' && at > wentDown && at < cameBack,
    )
    expect(offline.some(({ kind }) => kind === 'verdict')).toBe(true)
    for (const { receivedAt } of offline) expect(receivedAt > cameBack).toBe(true)
  })

  await test.step('takes the grades out, and anybody can verify what they rest on', async () => {
    await goTo(desk, '#/class/grades')
    const save = (title: string) =>
      saved(desk, desk.getByRole('button', { name: `Save as a file: ${title}` }))
    const csv = (await save('CSV')).bytes.toString()
    for (const [id, score] of Object.entries(scores))
      expect(csv).toMatch(new RegExp(`,${id},.*,${score},220\\n`))
    const book = JSON.parse((await save('JSON')).bytes.toString()) as {
      learners: {
        name: string
        rosterId: string
        score: number
        exercises: { tasks: { status: string }[] }[]
      }[]
    }
    expect(Object.fromEntries(book.learners.map(({ rosterId, score }) => [rosterId, score]))).toEqual(scores)
    const ofBen = book.learners.find(({ name }) => name === 'Ben 李')?.exercises[0]?.tasks
    expect(ofBen?.map(({ status }) => status)).toEqual(['achieved', 'missing', 'missing'])
    const zip = unzipSync((await save('Gradescope')).bytes)
    const results = Object.entries(zip).map(([path, bytes]) => [
      path.match(/^shared-kernel\/(\d+)_.*\/results\.json$/)?.[1],
      (JSON.parse(strFromU8(bytes)) as { score: number }).score,
    ])
    expect(Object.fromEntries(results)).toEqual(scores)

    const files = Object.entries(unzipSync((await save('Evidence')).bytes)).map(([name, bytes]) => {
      const file = join(folder, name)
      writeFileSync(file, bytes)
      return file
    })
    expect(files).toHaveLength(3)
    const verified = await klass.cli('verify', '--json', ...files)
    expect(verified.status).toBe(0)
    const found = JSON.parse(verified.stdout) as {
      holds: boolean
      broken: string[]
      notes: string[]
      grade: { rosterId: string; score: number }
      reports: { hosted: number; own: number }
    }[]
    expect(found.map(({ holds, broken, notes }) => ({ holds, broken, notes }))).toEqual(
      upTo(3).map(() => ({ holds: true, broken: [], notes: [] })),
    )
    expect(Object.fromEntries(found.map(({ grade }) => [grade.rosterId, grade.score]))).toEqual(scores)
    const ben = found.find(({ grade }) => grade.rosterId === '1816')
    expect(ben?.reports).toMatchObject({ own: 0 })
    expect(ben?.reports.hosted).toBeGreaterThan(0)
  })
})

/** Tasks have 25, 35 and 40 points, an attack that is refused at last 10, and all weighs twice. */
const scores = { 1815: 220, 1816: 50, 1817: 200 }

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)

function onlyEntry(path: string): string {
  const [entry, ...others] = readdirSync(path)
  expect(others).toEqual([])
  return entry ?? ''
}

const follow = (page: Page, words: string): Promise<void> =>
  followBlock(page, page.locator('figure', { hasText: words }).first())
