import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, type Page, chromium } from '@playwright/test'
import { NEEDS } from '../test/needs.ts'
import type { ServedApp } from './served-app.ts'

/** Large enough for the lesson beside the terminal. */
const VIEWPORT = { width: 1440, height: 900 }

export const launchOptions = {
  executablePath: process.env.CHROMIUM ?? NEEDS.browser.files.find((path) => existsSync(path)),
  viewport: VIEWPORT,
  args: [
    // As root, Chromium can't sandbox itself.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    // No WebGL, which would be drawn by the processor here: every terminal draws with the DOM.
    '--disable-gpu',
    '--disable-3d-apis',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}

export const launch = (): Promise<Browser> => chromium.launch(launchOptions)

/** Makes a browser known to the app, as its link does. */
export async function letIn(context: BrowserContext, { address, cookie }: ServedApp): Promise<void> {
  await context.addCookies([{ ...cookie, url: address }])
}

/** A window that the app knows; no page is open in it yet. */
export async function openWindow(browser: Browser, app: ServedApp): Promise<Page> {
  const context = await browser.newContext({ viewport: VIEWPORT })
  await letIn(context, app)
  return context.newPage()
}
