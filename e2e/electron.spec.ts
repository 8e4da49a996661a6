import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ElectronApplication, type Page, _electron, expect, test } from '@playwright/test'

const root = join(import.meta.dirname, '..')

/** Electron's program; its binary doesn't come with the package and can't be had everywhere. */
function electronProgram(): string | undefined {
  const folder = join(root, 'node_modules', 'electron')
  if (!existsSync(join(folder, 'path.txt'))) return undefined
  const program = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'))
  return existsSync(program) ? program : undefined
}

const program = electronProgram()
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

let home: string
let app: ElectronApplication
let page: Page

test.describe('the desktop window', { tag: '@desktop' }, () => {
  test.skip(program === undefined, 'Electron’s binary is not on this machine')
  test.skip(!hasDisplay, 'there is no display here')
  test.skip(process.getuid?.() === 0, 'the desktop window does not run as root')

  test.beforeEach(async () => {
    home = mkdtempSync(join(tmpdir(), 'bulkhead-desktop-'))
    app = await _electron.launch({
      executablePath: program,
      args: [root],
      env: { ...(process.env as Record<string, string>), BULKHEAD_HOME: home },
    })
    page = await app.firstWindow()
  })

  test.afterEach(async () => {
    await app.close()
    rmSync(home, { recursive: true, force: true })
  })

  test('shows the app and reaches the engine', async () => {
    expect(page.url()).toBe('app://bulkhead/')
    await expect(page.locator('header')).toBeVisible()
    const portOpens = page.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          window.addEventListener('message', ({ data, ports }) => {
            const { type } = data as { type?: string }
            if (type === 'bulkhead:port') resolve(ports.length === 1)
          })
          const { bulkhead } = window as unknown as { bulkhead: { requestRpcPort(): void } }
          bulkhead.requestRpcPort()
        }),
    )
    expect(await portOpens).toBe(true)
  })

  test('gives the page no powers but two requests', async () => {
    const powers = await page.evaluate(() => ({
      bridge: Object.keys((window as unknown as { bulkhead: object }).bulkhead).toSorted(),
      node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window),
    }))
    expect(powers).toEqual({ bridge: ['requestRpcPort', 'requestTerminalPort'], node: [] })
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      // Not among the documented methods, but the only one that says what really holds.
      const contents = window?.webContents as unknown as { getLastWebPreferences(): object } | undefined
      return contents?.getLastWebPreferences()
    })
    expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false })
  })

  test('leads nowhere, opens nothing and runs nothing foreign', async () => {
    await app.evaluate(({ shell }) => {
      const opened: string[] = []
      Object.assign(shell, { openExternal: (url: string) => Promise.resolve(opened.push(url)), opened })
    })
    await page.evaluate(() => {
      window.open('https://example.org/')
      window.open('file:///etc/passwd')
      location.href = 'https://example.org/away'
    })
    const openedOutside = () => app.evaluate(({ shell }) => (shell as unknown as { opened: string[] }).opened)
    await expect.poll(openedOutside).toEqual(['https://example.org/', 'https://example.org/away'])
    expect(app.windows()).toHaveLength(1)
    expect(page.url()).toBe('app://bulkhead/')

    const scriptRan = await page.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'window.ranInline = true'
      document.head.append(script)
      await new Promise((resolve) => setTimeout(resolve, 100))
      return 'ranInline' in window
    })
    expect(scriptRan).toBe(false)
    const outside = await page.evaluate(() =>
      fetch('app://bulkhead/..%2fpackage.json').then(({ status }) => status),
    )
    expect(outside).toBe(403)
  })

  test('an engine that crashes comes back by itself', async () => {
    await expect(page.locator('header')).toBeVisible()
    const killed = await app.evaluate(({ app: electron }) => {
      const engine = electron.getAppMetrics().find(({ name }) => name === 'Bulkhead engine')
      if (engine) process.kill(engine.pid, 'SIGKILL')
      return engine?.pid
    })
    expect(killed).toBeDefined()
    const enginePid = () =>
      app.evaluate(
        ({ app: electron }) => electron.getAppMetrics().find(({ name }) => name === 'Bulkhead engine')?.pid,
      )
    await expect
      .poll(async () => ![undefined, killed].includes(await enginePid()), { timeout: 20_000 })
      .toBe(true)
  })
})
