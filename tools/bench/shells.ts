import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { build } from 'vite'
import type { LabSession } from '../../contract/index.ts'
import { describeConnection } from '../../engine/hosts/docker-engine.ts'
import { hostContainer } from '../../engine/hosts/docker/container-spec.ts'
import { cache, root } from '../lib/paths.mjs'
import type { Bench } from './bench.ts'
import type { Wetty } from './wetty.ts'

/** A shell in a window that can be typed into and watched. */
export interface Shell {
  name: string
  page: Page
  /** Selects the element that the terminal is in. */
  view: string
  /** Brings it to the front. */
  select(): Promise<void>
}

/** A terminal of our window, by its host. */
export async function ourShell(page: Page, host: string, name: string): Promise<Shell> {
  const view = `[data-host="${host}"]`
  const select = async () => {
    await page.bringToFront()
    await page.getByRole('tab', { name: host, exact: true }).click()
  }
  await select()
  await page.locator(`${view} .xterm-rows`).filter({ hasText: /[#$]/ }).waitFor()
  return { name, page, view, select }
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
  return { name, page, view: '.xterm', select: () => page.bringToFront() }
}

/** What wetty runs to be on the same lab host, with the same shell. */
export const dockerExec = ({ docker }: Bench, session: LabSession): string =>
  `exec docker -H ${describeConnection(docker)} exec -it -w /root -e TERM=xterm-256color -e LANG=C.UTF-8 ${hostContainer(session.id, 'master')} bash -l`

/** Gives a window of ours the terminal's own module a second time, to be fed from memory. */
export async function addScreenModule(page: Page): Promise<void> {
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
