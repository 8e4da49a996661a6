/**
 * Proves every exercise on real lab hosts: what a learner finds fails, every right way passes and goes on
 * to pass, every wrong one fails exactly where it says, and the attempt turns from success to refusal.
 *
 *   node tools/prove.ts [--exercise ID] [--only TEXT] [--seed SEED] [--jobs N] [--record]
 *
 * Prints a line per case and `N passed, N failed`; exits 1 when one failed. `--record` keeps what was
 * observed as fixtures for the unit tests of `judge`.
 */
import { parseArgs } from 'node:util'
import { bulkheadHome, installationId } from '../engine/home.ts'
import { seededRandom } from '../engine/grading/random.ts'
import { acquireDocker } from '../engine/hosts/docker-engine.ts'
import { createDockerLabHosts } from '../engine/hosts/docker-lab-hosts.ts'
import { TroubleError, type LabHosts, type LabSpec, type RunningLab } from '../engine/hosts/lab-hosts.ts'
import { exercises } from '../labs/index.ts'
import { casesOf, Disproof, type Case } from './proof/cases.ts'
import { proveCase } from './proof/prove-case.ts'
import { lineOf, printTable, type Result } from './proof/report.ts'

const { values: options } = parseArgs({
  options: {
    exercise: { type: 'string' },
    only: { type: 'string', default: '' },
    seed: { type: 'string', default: 'proof' },
    jobs: { type: 'string', default: '2' },
    record: { type: 'boolean', default: false },
  },
})

/** Works through the cases on one lab after the other, the next one booting behind. */
async function lane(
  labHosts: LabHosts,
  seed: string,
  queue: Case[],
  done: (result: Result) => void,
): Promise<void> {
  const never = new AbortController().signal
  let lab: RunningLab | undefined
  try {
    for (let proof = queue.shift(); proof; proof = queue.shift()) {
      const { exercise } = proof
      const params = exercise.params(seededRandom(seed))
      const spec: LabSpec = {
        exercise: exercise.id,
        seed,
        topology: exercise.topology,
        params,
        setup: exercise.setup(params),
      }
      const began = performance.now()
      const finish = (problem?: string) =>
        done({ proof, seconds: (performance.now() - began) / 1000, problem })
      try {
        lab = lab
          ? await labHosts.reset(lab, spec, () => {}, never)
          : await labHosts.open(spec, () => {}, never)
        if (queue.length > 0) labHosts.keepStandby(spec)
        await proveCase(proof, lab, options)
        finish()
      } catch (cause) {
        finish(
          cause instanceof Disproof ? cause.message : cause instanceof Error ? cause.stack : String(cause),
        )
      }
    }
  } finally {
    if (lab) {
      await lab.release()
      await labHosts.remove(lab.session.id)
    }
    await labHosts.dispose()
  }
}

async function main(): Promise<number> {
  const chosen = exercises.filter(({ id }) => !options.exercise || id === options.exercise)
  const queue = (await Promise.all(chosen.map(casesOf)))
    .flat()
    .filter(({ name }) => name.includes(options.only))
  if (queue.length === 0) throw new Error('There is nothing to prove: no exercise or case is called so')
  const home = bulkheadHome()
  const docker = await acquireDocker({ home, say: (line) => console.log(line) })
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
    console.log(`${queue.length} cases on ${await builder.describe()}, seed ${options.seed}`)
    await builder.dispose()
    const results: Result[] = []
    const done = (result: Result) => {
      results.push(result)
      console.log(lineOf(result))
    }
    const jobs = Math.max(1, Math.min(Number(options.jobs), queue.length))
    // Each lane has a seed of its own, so that two learners' parameters are proven side by side.
    await Promise.all(
      Array.from({ length: jobs }, (_, index) => lane(labHosts(), `${options.seed}-${index}`, queue, done)),
    )
    printTable(results)
    const failed = results.filter((result) => result.problem !== undefined).length
    console.log(`${results.length - failed} passed, ${failed} failed`)
    return failed === 0 ? 0 : 1
  } finally {
    await docker.release()
  }
}

process.exitCode = await main()
