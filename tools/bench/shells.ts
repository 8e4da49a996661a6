import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { build } from 'vite'
import type { LabSession } from '../../contract/index.ts'
import { describeConnection } from '../../engine/hosts/docker-engine.ts'
import { hostContainer } from '../../engine/hosts/docker/container-spec.ts'
import { cache, root } from '../lib/paths.mjs'
import type { Bench } from './bench.ts'
import { openWindow } from './browser.ts'
import { swapTerminal } from './in-page.ts'
import { EXERCISE } from './lab.ts'
import type { ServedApp } from './served-app.ts'
import type { Wetty } from './wetty.ts'

/** A shell in a window that can be typed into and watched. */
export interface Shell {
  name: string
  page: Page
  /** Selects the element that the terminal is in. */
  view: string
}

/** Our window with the terminal on `master`; with `inPlace`, that terminal is shown instead of master's. */
export async function ourShell(
  browser: Browser,
  app: ServedApp,
  { name, inPlace }: { name: string; inPlace?: string },
): Promise<Shell> {
  const page = await openWindow(browser, app)
  const master = await masterTerminal(app)
  if (inPlace) await page.addInitScript(swapTerminal, { from: master, to: inPlace })
  await page.goto(app.address)
  const view = `[data-terminal="${master}"]`
  await page.locator(`${view} .xterm-rows`).filter({ hasText: /[#$]/ }).waitFor()
  return { name, page, view }
}

/** The shell that the window shows on master; one is opened where there is none, as the window would. */
async function masterTerminal({ client }: ServedApp): Promise<string> {
  const known = await client.terminal.list({ exercise: EXERCISE })
  const running = known.find(({ host, state }) => host === 'master' && state === 'running')
  const opened =
    running ?? (await client.terminal.open({ exercise: EXERCISE, host: 'master', cols: 80, rows: 24 }))
  return opened.id
}

/** wetty's window, with a terminal of the same size as ours. */
export async function wettyShell(
  browser: Browser,
  { address }: Wetty,
  { name, cols, rows }: { name: string; cols: number; rows: number },
): Promise<Shell> {
  const page = await browser.newPage()
  await page.goto(address)
  await page.locator('.xterm-rows').filter({ hasText: /[#$]/ }).waitFor()
  await page.evaluate((size) => window.wetty_term?.resize(size.cols, size.rows), { cols, rows })
  return { name, page, view: '.xterm' }
}

/** What wetty runs to be on the same lab host, with the same shell. */
export const dockerExec = ({ docker }: Bench, session: LabSession): string =>
  `exec docker -H ${describeConnection(docker)} exec -it -w /root -e TERM=xterm-256color -e LANG=C.UTF-8 ${hostContainer(session.id, 'master')} bash -l`

/** Gives a window of ours the terminal's own module a second time, to be fed from memory. */
export async function addScreenModule({ page }: Shell): Promise<void> {
  const outDir = join(cache, 'bench', 'page')
  const entry = join(root, 'renderer', 'terminal', 'screen.ts')
  await build({
    configFile: false,
    logLevel: 'error',
    build: { outDir, lib: { entry, formats: ['iife'], name: 'benchScreen', fileName: () => 'screen.js' } },
  })
  // From the app's own address, because its policy allows no other.
  const address = new URL('/bench/screen.js', page.url()).href
  await page.route(address, (route) =>
    route.fulfill({ path: join(outDir, 'screen.js'), contentType: 'text/javascript' }),
  )
  await page.addScriptTag({ url: address })
  await page.unroute(address)
}
