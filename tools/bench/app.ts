import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type BrowserContext, type Page, chromium } from '@playwright/test'
import type { Bench } from './bench.ts'
import { launchOptions, letIn } from './browser.ts'
import { type Figure, atMost } from './figures.ts'
import { openLab } from './lab.ts'
import { type ServedApp, serveApp } from './served-app.ts'

/** A page with one button that works, as small as can be. */
const BARE_PAGE = `<!doctype html><title>Bare</title><article><h1>Bare</h1></article><button aria-label="Colours: a">a</button>
<script>document.querySelector('button').onclick = (e) => e.target.ariaLabel = 'Colours: b'</script>`

/** How soon the app can be used in a browser that is new to it or knows it, and what it loads for that. */
export async function app(bench: Bench): Promise<Figure[]> {
  const served = await serveApp(bench)
  const bare = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html').end(BARE_PAGE)
  }).listen(0, '127.0.0.1')
  try {
    await once(bare, 'listening')
    const bareAddress = `http://127.0.0.1:${(bare.address() as AddressInfo).port}/`
    await openLab(bench, served)
    const cold: number[] = []
    const warm: number[] = []
    const bareWarm: number[] = []
    const scripts: number[] = []
    for (let run = 0; run < bench.runs; run++) {
      bench.signal.throwIfAborted()
      await inNewBrowser(served, async (page) => {
        const loaded = scriptsOf(page)
        cold.push(await untilInteractive(page, served.address))
        scripts.push(await loaded.beforeLesson())
        // Once more, so that Chromium has compiled code in its cache; it makes it at the second visit.
        await untilInteractive(page, served.address)
        await page.waitForTimeout(1000)
        warm.push(await untilInteractive(page, served.address))
        await untilInteractive(page, bareAddress)
        bareWarm.push(await untilInteractive(page, bareAddress))
      })
      bench.say(`interactive cold ${cold.at(-1)?.toFixed(0)} ms, warm ${warm.at(-1)?.toFixed(0)} ms`)
    }
    const baseline = { what: 'a page with one button', samples: bareWarm }
    return [
      {
        what: 'interactive, warm',
        unit: 'ms',
        by: 'median',
        samples: warm,
        baseline,
        targets: [atMost(1500)],
      },
      { what: 'interactive, cold', unit: 'ms', by: 'median', samples: cold, baseline, targets: [] },
      {
        what: 'JavaScript before the first lesson, gzip',
        unit: 'kB',
        by: 'median',
        samples: scripts,
        targets: [atMost(350)],
      },
    ]
  } finally {
    bare.closeAllConnections()
    bare.close()
    await served.stop()
  }
}

/** A browser with an empty profile: nothing cached, nothing compiled. */
async function inNewBrowser(served: ServedApp, use: (page: Page) => Promise<void>): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'bulkhead-bench-'))
  let context: BrowserContext | undefined
  try {
    context = await chromium.launchPersistentContext(profile, launchOptions)
    await letIn(context, served)
    await context.addInitScript(whenInteractive)
    await use(await context.newPage())
  } finally {
    await context?.close()
    await rm(profile, { recursive: true, force: true })
  }
}

interface Interactive {
  /** Milliseconds from the start of the navigation. */
  at: number
  lessonAt: number
}

declare global {
  interface Window {
    benchInteractive: Promise<Interactive>
  }
}

/** In the page: looks at every frame for a lesson and a button, presses the button and waits until that shows. */
function whenInteractive(): void {
  let lessonAt: number | undefined
  let label: string | null | undefined
  window.benchInteractive = new Promise((resolve) => {
    const look = () => {
      const now = performance.now()
      const button = document.querySelector<HTMLElement>('button[aria-label^="Colours"]')
      if (document.querySelector('article h1')?.getClientRects().length) lessonAt ??= now
      if (lessonAt !== undefined && label !== undefined && button?.ariaLabel !== label) {
        return resolve({ at: now, lessonAt })
      }
      if (lessonAt !== undefined && label === undefined && button) {
        label = button.ariaLabel
        button.click()
      }
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
}

async function untilInteractive(page: Page, address: string): Promise<number> {
  // From elsewhere: the same address with a hash would only scroll.
  await page.goto('about:blank')
  await page.goto(`${address}#vm-and-container`, { waitUntil: 'commit' })
  return (await page.evaluate(() => window.benchInteractive)).at
}

/** What every script is, by its address, that a page loads. */
function scriptsOf(page: Page) {
  const bodies = new Map<string, Promise<Buffer>>()
  page.on('response', (response) => {
    if (!new URL(response.url()).pathname.endsWith('.js')) return
    const body = response.body()
    // A page that goes on elsewhere takes its bodies along; whoever asks for one is told, nobody else.
    body.catch(() => undefined)
    bodies.set(response.url(), body)
  })
  return {
    /** In kB (1000 bytes): those that were asked for before the lesson was there, each compressed. */
    async beforeLesson(): Promise<number> {
      const asked = await page.evaluate(async () => {
        const { lessonAt } = await window.benchInteractive
        const resources = performance.getEntriesByType('resource')
        return resources.filter(({ startTime }) => startTime < lessonAt).map(({ name }) => name)
      })
      const known = asked.map((address) => bodies.get(address)).filter((body) => body !== undefined)
      const scripts = await Promise.all(known)
      return scripts.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0) / 1000
    },
  }
}
