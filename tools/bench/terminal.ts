import type { Bench } from './bench.ts'
import { launch, openWindow } from './browser.ts'
import { type Figure, atMost, ratioAtLeast, ratioAtMost } from './figures.ts'
import { type FromMemory, watchKey, writeFromMemory } from './in-page.ts'
import { EXERCISE, openLab } from './lab.ts'
import { serveApp } from './served-app.ts'
import { readNoFrames } from './unwatched.ts'
import { type Shell, addScreenModule, dockerExec, ourShell, wettyShell } from './shells.ts'
import { type Wetty, installWetty, startWetty } from './wetty.ts'

/** Where what is shown lies beforehand, on either side. */
const FILE = '/tmp/bulkhead-bench'
/** Keys per run: their 95th percentile says more than that of ten. */
const KEYS = 20
/** For the slowest terminal to draw everything, in milliseconds. */
const TOO_LONG = 60_000
/** Before anything counts, so that Chromium has compiled what it runs. In lines. */
const WARM_UP = 200_000

/** How fast output is drawn and keys come back, ours and wetty's, beside xterm.js alone. */
export async function terminal(bench: Bench): Promise<Figure[]> {
  await installWetty(bench)
  const app = await serveApp(bench, ['--local-shell'])
  const browser = await launch()
  const wettys: Wetty[] = []
  try {
    const session = await openLab(bench, app)
    await app.client.terminal.open({ exercise: EXERCISE, host: 'local', cols: 80, rows: 24 })
    const page = await openWindow(browser, app)
    await page.goto(`${app.address}#${EXERCISE}`)
    const local = await ourShell(page, 'local', 'on this machine')
    const lab = await ourShell(page, 'master', 'on a lab host')
    await addScreenModule(page)
    const { cols, rows } = await fromMemory(lab, WARM_UP)
    const theirs: Shell[] = []
    for (const [name, script] of [
      ['wetty on the lab host', dockerExec(bench, session)],
      ['wetty on this machine', 'cd; exec bash -l'],
    ] as const) {
      const wetty = await startWetty(bench, name.replaceAll(' ', '-'), script)
      wettys.push(wetty)
      theirs.push(await wettyShell(browser, wetty, { name, cols, rows }))
    }
    bench.say(`terminals of ${cols} × ${rows}, ${bench.megabytes} MB each`)
    const shells = [lab, local, ...theirs]
    const lines = linesOf(bench.megabytes * 1e6)
    for (const shell of shells) {
      await readNoFrames(shell.page)
      await prepare(shell, lines)
      await output(shell, WARM_UP, 'warm-up')
    }
    return await measure(bench, lab, shells, lines)
  } finally {
    await browser.close()
    for (const wetty of wettys) await wetty.stop()
    await app.stop()
  }
}

async function measure(bench: Bench, lab: Shell, shells: Shell[], lines: number): Promise<Figure[]> {
  const speeds = new Map(['memory', ...shells.map(({ name }) => name)].map((name) => [name, [] as number[]]))
  const echoes = new Map<string, number[]>(shells.map(({ name }) => [name, []]))
  for (let run = 0; run < bench.runs; run++) {
    bench.signal.throwIfAborted()
    const memory = await fromMemory(lab, lines)
    const rate = (ms: number) => memory.bytes / 1e3 / ms
    speeds.get('memory')?.push(rate(memory.ms))
    for (const shell of shells) speeds.get(shell.name)?.push(rate(await output(shell, lines, `run-${run}`)))
    for (const shell of shells) echoes.get(shell.name)?.push(...(await echo(shell)))
    bench.say([...speeds].map(([name, all]) => `${name} ${all.at(-1)?.toFixed(2)} MB/s`).join(', '))
  }
  const samples = (of: Map<string, number[]>, name: string) => of.get(name) ?? []
  const speed = (name: string, against: string, targets: Figure['targets']): Figure => ({
    what: `output ${name}`,
    unit: 'MB/s',
    by: 'median',
    samples: samples(speeds, name),
    baseline: { what: against, samples: samples(speeds, against) },
    targets,
  })
  const keys = (name: string, against: string): Figure => ({
    what: `key to echo ${name}`,
    unit: 'ms',
    by: 'p95',
    samples: samples(echoes, name),
    baseline: { what: against, samples: samples(echoes, against) },
    targets: [atMost(20), ratioAtMost(1)],
  })
  return [
    speed('on a lab host', 'memory', [ratioAtLeast(0.8)]),
    speed('on a lab host', 'wetty on the lab host', [ratioAtLeast(1)]),
    speed('on a lab host', 'wetty on this machine', []),
    speed('on this machine', 'memory', []),
    speed('on this machine', 'wetty on this machine', [ratioAtLeast(1)]),
    keys('on a lab host', 'wetty on the lab host'),
    keys('on this machine', 'wetty on this machine'),
  ]
}

async function fromMemory({ page, view, select }: Shell, lines: number): Promise<FromMemory> {
  await select()
  return page.evaluate(writeFromMemory, { view, lines })
}

/** Writes what is shown later to a file: `seq` takes longer to print it than a terminal to draw it. */
async function prepare(shell: Shell, lines: number): Promise<void> {
  await typeInto(
    shell,
    `clear; seq 1 ${WARM_UP} >${FILE}-${WARM_UP}; seq 1 ${lines} >${FILE}-${lines}; echo pre"pared"`,
  )
  await shell.page.evaluate(watchKey, { selector: `${shell.view} .xterm-rows`, text: 'prepared' })
  await shell.page.keyboard.press('Enter')
  await drawn(shell)
}

/** Types a command, waits until it stands there, and times from Enter until its last line is drawn. */
async function output(shell: Shell, lines: number, name: string): Promise<number> {
  const { page } = shell
  // Put together by the shell, so that what is typed isn't taken for it.
  await typeInto(shell, `clear; cat ${FILE}-${lines}; echo ${name}"-done"`)
  await page.evaluate(watchKey, { selector: `${shell.view} .xterm-rows`, text: `${name}-done` })
  await page.keyboard.press('Enter')
  return drawn(shell)
}

/** Types letter after letter at the prompt, out of step with the frames, and times each until it is drawn. */
async function echo(shell: Shell): Promise<number[]> {
  const { page, view } = shell
  await typeInto(shell, 'clear')
  await page.keyboard.press('Enter')
  await page.waitForTimeout(500)
  const times: number[] = []
  let typed = ''
  for (let key = 0; key < KEYS; key++) {
    const letter = 'qwjxzv'[key % 6] ?? 'q'
    typed += letter
    await page.evaluate(watchKey, { selector: `${view} .xterm-rows`, text: typed })
    await page.waitForTimeout(50 + Math.random() * 50)
    await page.keyboard.press(letter)
    times.push(await drawn(shell))
  }
  await page.keyboard.press('Control+U')
  return times
}

async function typeInto({ page, view, select }: Shell, text: string): Promise<void> {
  await select()
  await page.locator(`${view} .xterm-helper-textarea`).focus()
  await page.keyboard.type(text)
  await page.waitForTimeout(500)
}

async function drawn({ page, name, view }: Shell): Promise<number> {
  const ms = await Promise.race([
    page.evaluate(() => window.benchDrawn),
    new Promise<undefined>((resolve) => setTimeout(resolve, TOO_LONG, undefined)),
  ])
  if (ms !== undefined) return ms
  const screen = await page.locator(`${view} .xterm-rows`).textContent()
  throw new Error(`The terminal ${name} did not draw what was waited for; it shows: ${screen?.slice(-300)}`)
}

/** How many lines of `seq` are so many bytes, with the terminal's line ends. */
function linesOf(bytes: number): number {
  let [lines, size] = [0, 0]
  while (size < bytes) size += String(++lines).length + 2
  return lines
}
