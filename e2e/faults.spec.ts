import { expect, test } from '@playwright/test'
import { spawnSync } from 'node:child_process'
import { type App, startApp } from './support/app.ts'
import { labSession } from './support/session.ts'
import {
  expectShell,
  expectTasks,
  labChip,
  openLab,
  run,
  screen,
  showEvidence,
  task,
} from './support/window.ts'

let app: App

test.beforeAll(async () => {
  app = await startApp()
})
test.afterAll(() => app.stop())

test('whatever dies, the app says so and goes on from where the learner was', async ({ page }) => {
  await openLab(page, await app.link())
  await expectTasks(page, { 'plain-port-closed': 'open' })

  await test.step('the daemon on the lab host stops: the learner’s own doing, and no pass', async () => {
    await run(page, 'master', 'systemctl stop docker.socket docker')
    const closed = task(page, 'plain-port-closed')
    await showEvidence(closed)
    await expect(closed).toContainText(/not running|isn't running|nobody|does not run|stopped/i, {
      timeout: 30_000,
    })
    await expectTasks(page, { 'plain-port-closed': 'open', 'client-served': 'open' })
    await run(page, 'master', 'systemctl start docker.socket docker')
  })

  await test.step('the engine is killed: the window says so, and takes up the same lab when it is back', async () => {
    await run(page, 'master', 'echo before the crash > /root/note')
    const before = await labSession(app)
    const prompts = async () => (await screen(page, 'master').textContent())?.split('root@master').length ?? 0
    const promptsBefore = await prompts()
    await app.kill()
    await expect(page.getByText(/lost|gone|not answer|disconnected|connection/i).first()).toBeVisible()
    await app.startAgain()
    await expect(labChip(page, 'Lab open')).toBeVisible({ timeout: 60_000 })
    expect((await labSession(app)).id).toBe(before.id)
    // What was on the screen stays there; only another prompt says that there is a shell again.
    await expect.poll(prompts, { timeout: 30_000 }).toBeGreaterThan(promptsBefore)
    await run(page, 'master', 'clear; cat /root/note')
    await expect(screen(page, 'master')).toContainText('before the crash')
  })

  await test.step('a lab host is killed: the window says which, and a reset mends it', async () => {
    const { id } = await labSession(app)
    expect(spawnSync('docker', ['kill', `bulkhead-${id}-client`]).status).toBe(0)
    await expect(page.getByText(/client has stopped/).first()).toBeVisible({ timeout: 30_000 })
    await page.getByRole('button', { name: 'Open lab again' }).click()
    await expect(labChip(page, 'Lab open')).toBeVisible({ timeout: 60_000 })
    expect((await labSession(app)).params).toEqual(expect.objectContaining({ plainPort: expect.any(String) }))
    await expectShell(page, 'client')
  })

  await test.step('the window is closed and opened again elsewhere: everything is still there', async () => {
    // What was in front is in front again.
    await run(page, 'master', 'hostname')
    const other = await page.context().newPage()
    await page.close()
    await openLab(other, await app.link())
    await expectTasks(other, { 'plain-port-closed': 'open' })
  })
})
