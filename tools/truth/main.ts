/**
 * Shows on real lab hosts that the audit says what is true: each world is a lab host in a known state, and each of its
 * cases what the audit must say to it.
 *
 *   npm run truth -- [--only WORLD] [--item K2] [--jobs N] [--json]
 *
 * Prints a table of items by states, the false verdicts of Docker Bench that are covered, and `N passed, N failed`.
 * Exits 1 where one failed, and where the suite has a gap: an item in fewer than three states without a reason, or a
 * false verdict without a case.
 */
import { parseArgs } from 'node:util'
import { bulkheadHome, installationId } from '../../engine/home.ts'
import { acquireDocker } from '../../engine/hosts/docker-engine.ts'
import { createDockerLabHosts } from '../../engine/hosts/docker-lab-hosts.ts'
import { TroubleError } from '../../engine/hosts/lab-hosts.ts'
import { t } from '../lib/language.mjs'
import { cannotVary } from './cannot-vary.ts'
import type { Shown } from './compare.ts'
import { gapsIn, stepsOf } from './completeness.ts'
import { showWorld, specOf } from './show-world.ts'
import { itemsTable, verdictsTable } from './table.ts'
import { worlds } from './worlds/index.ts'
import type { TruthStep, World } from './world.ts'

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    item: { type: 'string' },
    jobs: { type: 'string', default: '2' },
    json: { type: 'boolean', default: false },
  },
})
const say = (line: string) => (options.json ? console.error(line) : console.log(line))

/** Worlds that were asked for, with the cases that were. */
function chosen(): World[] {
  const { only, item } = options
  const about = (step: TruthStep): TruthStep => ({
    ...step,
    cases: step.cases.filter((each) => item === undefined || each.item === item),
    items: Object.fromEntries(
      Object.entries(step.items ?? {}).filter(([id]) => item === undefined || id === item),
    ),
  })
  const count = (world: World) =>
    stepsOf(world).reduce((sum, { cases, items = {} }) => sum + cases.length + Object.keys(items).length, 0)
  return worlds
    .filter(({ id }) => only === undefined || id === only || id.startsWith(`${only}-`))
    .map((world): World => ({ ...world, ...about(world), further: world.further?.map(about) }))
    .filter((world) => count(world) > 0)
}

async function show(asked: readonly World[]): Promise<Shown[]> {
  const home = bulkheadHome()
  const docker = await acquireDocker({ home, say: (line) => say(t(line)) })
  if ('trouble' in docker) throw new TroubleError(docker.trouble)
  const onError = (error: unknown) => console.error('behind the scenes:', error)
  const hostsOf = () =>
    createDockerLabHosts({ connection: docker.connection, installation: installationId(home), onError })
  try {
    const builder = hostsOf()
    await builder.prepare({ progress: () => {}, log: say }, new AbortController().signal)
    say(`${asked.length} worlds on ${await builder.describe()}`)
    await builder.dispose()
    const left = [...asked]
    const results: Shown[] = []
    const lane = async () => {
      const hosts = hostsOf()
      try {
        for (let world = left.shift(); world; world = left.shift()) {
          const began = performance.now()
          if (left[0]) hosts.keepStandby(specOf(left[0]))
          const shown = await showWorld(world, hosts).catch((error: unknown) => broken(world as World, error))
          results.push(...shown)
          const wrong = shown.filter(({ problem }) => problem !== undefined)
          const seconds = ((performance.now() - began) / 1000).toFixed(1)
          say(`${wrong.length === 0 ? 'ok   ' : 'WRONG'} ${world.id}: ${world.title} (${seconds} s)`)
          for (const { item, state, problem } of wrong) say(`    ${item} ${state}: ${problem}`)
        }
      } finally {
        await hosts.dispose()
      }
    }
    const jobs = Math.max(1, Math.min(Number(options.jobs) || 1, asked.length))
    await Promise.all(Array.from({ length: jobs }, lane))
    return results
  } finally {
    await docker.release()
  }
}

/** A world that could not be shown: each of its cases failed. */
function broken(world: World, error: unknown): Shown[] {
  const problem = error instanceof Error ? error.message : String(error)
  return stepsOf(world)
    .flatMap(({ cases, items = {}, title }) => [
      ...Object.keys(items).map((item) => ({ item: item as Shown['item'], state: title })),
      ...cases,
    ])
    .map(({ item, state }) => ({ world: world.id, item, state, expect: [], covers: [], problem }))
}

const asked = chosen()
const isWhole = options.only === undefined && options.item === undefined
const gaps = isWhole ? gapsIn(worlds, cannotVary) : []
const shown = asked.length > 0 ? await show(asked) : []
if (options.json) console.log(JSON.stringify({ shown, gaps }, null, 2))
say(['', ...itemsTable(shown, cannotVary), '', ...verdictsTable(shown), ''].join('\n'))
for (const gap of gaps) say(`GAP   ${gap}`)
const failed = shown.filter(({ problem }) => problem !== undefined).length + gaps.length
if (shown.length === 0) say('Nothing was shown: no world or case is called so.')
say(`${shown.length - (failed - gaps.length)} passed, ${failed} failed`)
process.exitCode = failed > 0 || shown.length === 0 ? 1 : 0
