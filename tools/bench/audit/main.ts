/**
 * Measures the audit as docs/benchmarks.md describes it, on Node 24.
 *
 *   npm run bench:audit -- [--runs N] [--containers 6,20,50] [--json FILE]
 *
 * Exits 1 when something could not be measured. A target that was missed is no failure.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bulkheadHome, installationId } from '../../../engine/home.ts'
import { acquireDocker, terminalAsk } from '../../../engine/hosts/docker-engine.ts'
import { Failure, runMain } from '../../lib/failure.mjs'
import { inWords } from '../../lib/language.mjs'
import { cache } from '../../lib/paths.mjs'
import { type Figure, atMost, ratioAtMost, resultOf } from '../figures.ts'
import { benchLabHosts, buildImages, sweep } from '../lab-hosts.ts'
import { describeMachine, load, machineText } from '../machine.ts'
import { tableOf } from '../report.ts'
import { HOST, fillTo } from './lab-with-containers.ts'
import { alternate } from './measure.ts'

/** What the audit is to reach. */
const MOST_OF_FLOOR = 3
const MOST_MS = { containers: 50, ms: 2000 }

const stopping = new AbortController()
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stopping.abort())

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '10' },
    containers: { type: 'string', default: '6,20,50' },
    json: { type: 'string' },
  },
})
const counts = options.containers.split(',').map(Number)
const runs = Number(options.runs)

await runMain(async () => {
  if (![...counts, runs].every((count) => Number.isInteger(count) && count >= 1 && count <= 200))
    throw new Failure({
      code: 'no-number',
      what: `--runs ${options.runs} and --containers ${options.containers} are not all numbers from 1 to 200.`,
      means: 'Nothing was measured.',
      todo: 'Give whole numbers, as in --containers 6,20,50.',
    })
  const person = { ask: terminalAsk(), say: (line: string) => console.log(line) }
  const docker = await acquireDocker({ ...inWords(person), home: bulkheadHome(), signal: stopping.signal })
  if ('trouble' in docker) throw new Failure(docker.trouble)
  const home = join(cache, 'bench', 'audit-home')
  mkdirSync(home, { recursive: true })
  const place = { docker: docker.connection, installation: installationId(home) }
  const before = load()
  try {
    await sweep(place)
    const machine = describeMachine(await buildImages({ ...place, say: person.say, signal: stopping.signal }))
    const figures = await measure(place)
    console.log(`\n${tableOf([{ section: 'audit', figures, load: [before, load()] }])}\n`)
    console.log(
      `${machineText(machine)}; load ${before.toFixed(1)} before, ${load().toFixed(1)} after; ${runs} runs`,
    )
    if (options.json) {
      const results = figures.map((figure) => ({ ...figure, ...resultOf(figure) }))
      writeFileSync(options.json, `${JSON.stringify({ machine, runs, figures: results }, null, 2)}\n`)
    }
    return stopping.signal.aborted ? 1 : 0
  } finally {
    await sweep(place)
    await docker.release()
  }
})

/** One lab host that gets more and more containers. */
async function measure(place: Parameters<typeof benchLabHosts>[0]): Promise<Figure[]> {
  const hosts = benchLabHosts(place)
  const spec = {
    exercise: 'audit-bench',
    seed: 'bench',
    topology: [HOST],
    params: { masterAlias: 'bench.lab' },
    setup: {},
  }
  const lab = await hosts.open(spec, () => {}, stopping.signal)
  const figures: Figure[] = []
  try {
    for (const count of counts.toSorted((a, b) => a - b)) {
      if (stopping.signal.aborted) break
      await fillTo(lab, count)
      // What starting them set going is to be over.
      await new Promise((resolve) => setTimeout(resolve, 3000))
      const { inTurn, atOnce, audit, requests } = await alternate(lab, runs, stopping.signal)
      if (audit.length === 0) break
      const floors = [
        { what: `the ${requests} API requests alone, in turn`, samples: inTurn },
        { what: 'the same, several at once', samples: atOnce },
      ]
      console.log(`  ${count} containers: ${requests} requests`)
      figures.push(
        ...floors.map((baseline) => ({
          what: `${count} containers`,
          unit: 'ms' as const,
          by: 'median' as const,
          samples: audit,
          baseline,
          targets: [ratioAtMost(MOST_OF_FLOOR), ...(count <= MOST_MS.containers ? [atMost(MOST_MS.ms)] : [])],
        })),
      )
    }
    return figures
  } finally {
    await lab.release()
    await hosts.remove(lab.session.id)
    await hosts.dispose()
  }
}
