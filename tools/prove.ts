/**
 * Proves every exercise on real lab hosts: what a learner finds fails, every right way passes and goes on
 * to pass, every wrong one fails exactly where it says, no trick of root's makes anything pass, and the
 * attempt turns from success to refusal.
 *
 *   npm run prove -- [--exercise ID] [--only TEXT] [--brief] [--seed SEED] [--jobs N] [--record]
 *
 * Prints a line per case, a table per exercise and `N passed, N failed`; exits 1 when one failed.
 * `--brief` plays what `npm test` does: see proof/brief.ts.
 * `--record` keeps what was observed as fixtures for the unit tests of `judge`.
 */
import { parseArgs } from 'node:util'
import { bulkheadHome, installationId } from '../engine/home.ts'
import { acquireDocker } from '../engine/hosts/docker-engine.ts'
import { createDockerLabHosts } from '../engine/hosts/docker-lab-hosts.ts'
import { TroubleError } from '../engine/hosts/lab-hosts.ts'
import { exercises, hardening } from '../labs/index.ts'
import { t } from './lib/language.mjs'
import { inBrief } from './proof/brief.ts'
import { casesOf } from './proof/cases.ts'
import { runLane } from './proof/lane.ts'
import { casesTable, exercisesTable, lineOf, type Result } from './proof/report.ts'
import { createSchedule } from './proof/schedule.ts'

const { values: options } = parseArgs({
  options: {
    exercise: { type: 'string' },
    only: { type: 'string', default: '' },
    brief: { type: 'boolean', default: false },
    seed: { type: 'string', default: 'proof' },
    jobs: { type: 'string', default: '2' },
    record: { type: 'boolean', default: false },
  },
})

async function main(): Promise<number> {
  const ids = exercises.map(({ id }) => id)
  const chosen = options.exercise ? exercises.filter(({ id }) => id === options.exercise) : exercises
  const every = (await Promise.all(chosen.map((exercise) => casesOf(exercise, ids)))).flat()
  const played = options.brief ? inBrief(every, new Set(hardening.map(({ id }) => id))) : every
  const cases = played.filter(({ name }) => name.includes(options.only))
  if (cases.length === 0) throw new Error('There is nothing to prove: no exercise or case is called so')
  const home = bulkheadHome()
  const docker = await acquireDocker({ home, say: (line) => console.log(t(line)) })
  if ('trouble' in docker) throw new TroubleError(docker.trouble)
  try {
    const onError = (error: unknown) => console.error('behind the scenes:', error)
    const labHosts = () =>
      createDockerLabHosts({ connection: docker.connection, installation: installationId(home), onError })
    const builder = labHosts()
    await builder.prepare(
      { progress: () => {}, log: (line) => console.log(line) },
      new AbortController().signal,
    )
    if (played.length < every.length)
      console.log(
        `In brief: ${played.length} of ${every.length} cases; npm run prove without --brief plays all.`,
      )
    console.log(`${cases.length} cases on ${await builder.describe()}, seed ${options.seed}`)
    await builder.dispose()
    const results: Result[] = []
    const done = (result: Result) => {
      results.push(result)
      console.log(lineOf(result))
    }
    const { record } = options
    const schedule = createSchedule(cases)
    const jobs = Math.max(1, Math.min(Number(options.jobs), cases.length))
    // Each lane has a seed of its own, so that two learners' parameters are proven side by side.
    const lanes = Array.from({ length: jobs }, (_, index) =>
      runLane({ labHosts: labHosts(), seed: `${options.seed}-${index}`, schedule, record, done }),
    )
    await Promise.all(lanes)
    const lines = [...casesTable(results), '', ...exercisesTable(results), '']
    console.log(lines.join('\n'))
    const failed = results.filter((result) => result.problem !== undefined).length
    console.log(`${results.length - failed} passed, ${failed} failed`)
    return failed === 0 ? 0 : 1
  } finally {
    await docker.release()
  }
}

process.exitCode = await main()
