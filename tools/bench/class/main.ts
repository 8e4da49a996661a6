/**
 * Measures a class server as docs/benchmarks.md describes it, on Node 24: a server in a process of its own, load from this one.
 *
 *   npm run bench:class -- [reporting|kills|hosted …] [--quick] [--learners N] [--seconds N] [--kills N] [--database postgres://…] [--hosts N] [--json FILE]
 *
 * `--quick` is a smoke: little load, so that every section is seen to work; its figures say nothing. `--database` is for
 * `reporting` and has to be empty; `--hosts` is the most lab hosts that `hosted` begins. Exits 1 when something could not be measured. A target that was missed is no failure.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Failure, runMain } from '../../lib/failure.mjs'
import { cache } from '../../lib/paths.mjs'
import { resultOf } from '../figures.ts'
import { describeMachine, load, machineText } from '../machine.ts'
import { type Measured, tableOf } from '../report.ts'
import type { ClassBench, ClassSection } from './class-bench.ts'
import { hosted } from './hosted.ts'
import { kills } from './kills.ts'
import { reporting } from './reporting.ts'

/** In this order. */
const SECTIONS: Record<string, ClassSection> = { reporting, kills, hosted }

const stopping = new AbortController()
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stopping.abort())

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    learners: { type: 'string' },
    seconds: { type: 'string' },
    kills: { type: 'string' },
    database: { type: 'string' },
    hosts: { type: 'string' },
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

function numberOf(name: 'learners' | 'seconds' | 'kills' | 'hosts'): Record<string, number> {
  const text = options[name]
  if (text === undefined) return {}
  if (/^[1-9]\d{0,4}$/.test(text)) return { [name]: Number(text) }
  throw new Failure({
    code: 'no-number',
    what: `--${name} ${text} is no number.`,
    means: 'Nothing was measured.',
    todo: 'Give a whole number from 1 on.',
  })
}

async function measure(section: string, bench: ClassBench): Promise<Measured> {
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
  const home = join(cache, 'bench', `class-${process.pid}`)
  const bench: ClassBench = {
    isQuick: options.quick,
    asked: {
      ...numberOf('learners'),
      ...numberOf('seconds'),
      ...numberOf('kills'),
    },
    ...numberOf('hosts'),
    ...(options.database !== undefined && { database: options.database }),
    folder(name) {
      const folder = join(home, name)
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      return folder
    },
    say: (line) => console.log(`  ${line}`),
    signal: stopping.signal,
  }
  try {
    const measured: Measured[] = []
    for (const section of sections) {
      if (!stopping.signal.aborted) measured.push(await measure(section, bench))
    }
    const kept = options.database === undefined ? 'SQLite' : 'PostgreSQL'
    const machine = describeMachine(kept)
    console.log(`\n${tableOf(measured)}\n\n${machineText(machine)}${options.quick ? '; a smoke' : ''}`)
    if (options.json) {
      const results = measured.map((each) => ({
        ...each,
        figures: each.figures.map((figure) => ({ ...figure, ...resultOf(figure) })),
      }))
      const all = { at: new Date().toISOString(), machine, isQuick: options.quick, sections: results }
      writeFileSync(options.json, `${JSON.stringify(all, null, 2)}\n`)
    }
    return stopping.signal.aborted || measured.some(({ failure }) => failure !== undefined) ? 1 : 0
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
})
