/**
 * Measures what docs/benchmarks.md describes, on Node 24.
 *
 *   npm run bench -- [hosts|verdict|live|pictures|terminal|start|app …] [--runs N] [--megabytes N] [--json FILE]
 *
 * Exits 1 when something could not be measured. A target that was missed is no failure.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bulkheadHome, installationId } from '../../engine/home.ts'
import { acquireDocker, describeConnection, terminalAsk } from '../../engine/hosts/docker-engine.ts'
import { Failure, runMain } from '../lib/failure.mjs'
import { inWords } from '../lib/language.mjs'
import { cache } from '../lib/paths.mjs'
import { ensureNeeds } from '../test/needs.ts'
import { app } from './app.ts'
import type { Bench } from './bench.ts'
import { type Figure, resultOf } from './figures.ts'
import { hosts } from './hosts.ts'
import { buildImages, sweep } from './lab-hosts.ts'
import { describeMachine, load, machineText } from './machine.ts'
import { type Measured, tableOf } from './report.ts'
import { live } from './live.ts'
import { pictures } from './pictures.ts'
import { start } from './start.ts'
import { terminal } from './terminal.ts'
import { verdict } from './verdict.ts'

const SECTIONS: Record<string, (bench: Bench) => Promise<readonly Figure[]>> = {
  hosts,
  verdict,
  live,
  pictures,
  terminal,
  start,
  app,
}
const IN_A_BROWSER = ['verdict', 'terminal', 'app']

const stopping = new AbortController()
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stopping.abort())
const person = { ask: terminalAsk(), say: (line: string) => console.log(line) }

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '10' },
    megabytes: { type: 'string', default: '20' },
    json: { type: 'string' },
  },
})

function chosenSections(): string[] {
  const known = Object.keys(SECTIONS)
  const unknown = positionals.filter((name) => !known.includes(name))
  if (unknown.length === 0) return positionals.length > 0 ? positionals : known
  throw new Failure({
    code: 'unknown-section',
    what: `There is no section ${unknown.join(', ')}.`,
    means: `The sections are ${known.join(', ')}.`,
    todo: 'Name one or more of them, or none for all.',
  })
}

async function measure(section: string, bench: Bench): Promise<Measured> {
  console.log(`\n${section}`)
  const before = load()
  try {
    const figures = (await SECTIONS[section]?.(bench)) ?? []
    return { section, figures, load: [before, load()] }
  } catch (error) {
    const failure = stopping.signal.aborted
      ? 'It was stopped.'
      : (String((error as Error).message).split('\n')[0] ?? '')
    if (!stopping.signal.aborted) console.error(error)
    return { section, figures: [], failure, load: [before, load()] }
  }
}

await runMain(async () => {
  const sections = chosenSections()
  if (sections.some((section) => IN_A_BROWSER.includes(section))) await ensureNeeds(['browser'], person)
  const docker = await acquireDocker({ ...inWords(person), home: bulkheadHome(), signal: stopping.signal })
  if ('trouble' in docker) throw new Failure(docker.trouble)

  const home = join(cache, 'bench', 'home')
  mkdirSync(home, { recursive: true })
  const bench: Bench = {
    runs: Math.max(1, Number(options.runs) || 1),
    megabytes: Math.max(1, Number(options.megabytes) || 1),
    docker: docker.connection,
    env: { ...process.env, BULKHEAD_HOME: home, DOCKER_HOST: describeConnection(docker.connection) },
    installation: installationId(home),
    say: (line) => console.log(`  ${line}`),
    signal: stopping.signal,
  }
  try {
    await sweep(bench)
    const machine = describeMachine(await buildImages(bench))
    const before = load()
    const measured: Measured[] = []
    for (const section of sections) {
      if (!stopping.signal.aborted) measured.push(await measure(section, bench))
    }
    const after = load()
    console.log(`\n${tableOf(measured)}\n`)
    console.log(
      `${machineText(machine)}; load ${before.toFixed(1)} before, ${after.toFixed(1)} after; ${bench.runs} runs`,
    )
    if (options.json) {
      const results = measured.map((each) => ({
        ...each,
        figures: each.figures.map((figure) => ({ ...figure, ...resultOf(figure) })),
      }))
      const { runs, megabytes } = bench
      writeFileSync(
        options.json,
        `${JSON.stringify({ at: new Date().toISOString(), machine, load: [before, after], runs, megabytes, sections: results }, null, 2)}\n`,
      )
    }
    return stopping.signal.aborted || measured.some(({ failure }) => failure !== undefined) ? 1 : 0
  } finally {
    await sweep(bench)
    await docker.release()
  }
})
