import { existsSync } from 'node:fs'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The browser that is installed; `undefined` lets Playwright look for its own. */
export function chromiumProgram(): string | undefined {
  return process.env.CHROMIUM ?? PLACES.find((path) => existsSync(path))
}
