/**
 * Proves every exercise on real lab hosts: what a learner finds fails, every right way passes and goes on
 * to pass, every wrong one fails exactly where it says, and the attempt turns from success to refusal.
 *
 *   node tools/prove.ts [--exercise ID] [--only TEXT] [--seed SEED] [--jobs N] [--record]
 *
 * Prints a line per case and `N passed, N failed`; exits 1 when one failed. `--record` keeps what was
 * observed as fixtures for the unit tests of `judge`.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import {
  fillParams,
  paramsToEnvironment,
  type ExerciseDefinition,
  type ExerciseVerdict,
} from '../contract/index.ts'
import { grade } from '../engine/grading/grade.ts'
import { seededRandom } from '../engine/grading/random.ts'
import { bulkheadHome, installationId } from '../engine/home.ts'
import { acquireDocker } from '../engine/hosts/docker-engine.ts'
import { createDockerLabHosts } from '../engine/hosts/docker-lab-hosts.ts'
import { TroubleError, type LabHosts, type LabSpec, type RunningLab } from '../engine/hosts/lab-hosts.ts'
import { exercises } from '../labs/index.ts'

interface Case {
  exercise: ExerciseDefinition
  name: string
  /** Tasks that must fail; all others must pass. */
  fails: string[]
  /** Brings a fresh lab into the state to be judged. */
  prepare(lab: RunningLab): Promise<void>
  attempt?: 'succeeded' | 'refused'
  /** For right ways: a check again, and a restart of docker of our own. */
  lasting?: boolean
}

/** A case that did not turn out as it should; its message says how. */
class Disproof extends Error {}

const { values: options } = parseArgs({
  options: {
    exercise: { type: 'string' },
    only: { type: 'string', default: '' },
    seed: { type: 'string', default: 'proof' },
    jobs: { type: 'string', default: '2' },
    record: { type: 'boolean', default: false },
  },
})

const root = new URL('../', import.meta.url)

async function casesOf(exercise: ExerciseDefinition): Promise<Case[]> {
  const all = exercise.tasks.map((task) => task.id)
  const folder = new URL(`labs/${exercise.id}/`, root)
  const scripts = async (kind: string) => {
    const names = await readdir(new URL(`${kind}/`, folder))
    return names.filter((name) => name.endsWith('.sh') && name !== 'lib.sh').sort()
  }
  const read = (path: string) => readFile(new URL(path, folder), 'utf8')
  const [solutions, wrong] = [await scripts('solutions'), await scripts('wrong')]
  const lib = await read('wrong/lib.sh').catch(() => '')
  return [
    { exercise, name: 'fresh', fails: all, prepare: async () => {}, attempt: 'succeeded' },
    {
      exercise,
      name: 'lesson, command by command',
      fails: [],
      prepare: async (lab) => followLesson(lab, exercise.id),
      attempt: 'refused',
    },
    ...(await Promise.all(
      solutions.map(async (file): Promise<Case> => {
        const script = await read(`solutions/${file}`)
        const prepare = (lab: RunningLab) => runScript(lab, 'master', script)
        return {
          exercise,
          name: `solutions/${basename(file, '.sh')}`,
          fails: [],
          prepare,
          attempt: 'refused',
          lasting: true,
        }
      }),
    )),
    ...(await Promise.all(
      wrong.map(async (file): Promise<Case> => {
        const script = await read(`wrong/${file}`)
        const fails = /^# fails: (.+)$/m.exec(script.split('\n')[0] ?? '')?.[1]?.split(', ') ?? []
        const unknown = fails.filter((id) => !all.includes(id))
        if (fails.length === 0 || unknown.length > 0)
          throw new Error(`wrong/${file}: the first line names no task, or one that there is not`)
        return {
          exercise,
          name: `wrong/${basename(file, '.sh')}`,
          fails,
          prepare: (lab) => runScript(lab, 'master', lib + script),
        }
      }),
    )),
  ]
}

async function runScript(lab: RunningLab, host: string, script: string): Promise<void> {
  const running = await lab.exec(host, ['bash', '-s'], {
    env: { ...paramsToEnvironment(lab.session.params), HOME: '/root' },
    cwd: '/root',
  })
  try {
    const output = Promise.all([text(running.stdout), text(running.stderr)])
    running.stdin.end(script)
    const status = await running.exited
    if (status !== 0)
      throw new Disproof(
        `the script ended with status ${status}: ${(await output).join('').trim().slice(-600)}`,
      )
  } finally {
    running.dispose()
  }
}

/** The lesson's commands as a learner copies them: one after the other, each where it says. */
async function followLesson(lab: RunningLab, slug: string): Promise<void> {
  const lesson = await readFile(new URL(`content/en/${slug}.mdx`, root), 'utf8')
  for (const [, host = '', command = ''] of lesson.matchAll(/^```sh host=(\S+)[^\n]*\n([\s\S]*?)^```$/gm)) {
    // Some are there to be refused, so a status says nothing.
    await runScript(lab, host, `${fillParams(command, lab.session.params)}\ntrue\n`)
  }
}

async function prove(proof: Case, lab: RunningLab): Promise<void> {
  let observation: unknown
  const { exercise } = proof
  const watched: ExerciseDefinition = {
    ...exercise,
    observe: async (...of) => (observation = await exercise.observe(...of)),
  }
  await proof.prepare(lab)
  const live = await grade(watched, lab, { mode: 'live', achieved: {} })
  if (options.record) await record(proof, lab, observation)
  expectFailures(live, proof.fails)
  expectFailures(await grade(exercise, lab, { mode: 'check', achieved: {} }), proof.fails)
  if (proof.lasting) {
    expectFailures(await grade(exercise, lab, { mode: 'check', achieved: {} }), [])
    const restarted = await lab.probe.host('master').restartUnit('docker.service')
    if (!restarted.ok) throw new Disproof(`docker did not restart: ${restarted.message}`)
    expectFailures(await grade(exercise, lab, { mode: 'live', achieved: {} }), [])
  }
  if (proof.attempt) {
    const report = await exercise.attempt.run(lab.probe, lab.session.params, () => {})
    if (report.outcome !== proof.attempt) {
      const steps = report.steps.map((step) => `${step.tried}: ${step.got}`)
      throw new Disproof(
        `the attempt ${report.outcome}, not ${proof.attempt}: ${[report.summary, ...steps].join('\n    ')}`,
      )
    }
  }
}

function expectFailures(verdict: ExerciseVerdict, fails: string[]): void {
  const wrong = verdict.tasks.filter((task) => task.status !== (fails.includes(task.id) ? 'fail' : 'pass'))
  if (wrong.length === 0) return
  const lines = wrong.map((task) => {
    const said = task.checks.filter((check) => check.status === task.status).map((check) => check.summary)
    return `${task.id} is ${task.status} (${verdict.mode}): ${said.join(' ')}`
  })
  throw new Disproof(lines.join('\n    '))
}

async function record({ exercise, name }: Case, lab: RunningLab, observation: unknown): Promise<void> {
  const fixtures = new URL(`labs/${exercise.id}/fixtures/`, root)
  await mkdir(fixtures, { recursive: true })
  const file = `${name.replaceAll(/[^a-z-]+/g, '-')}.json`
  const fixture = { params: lab.session.params, observation }
  await writeFile(new URL(file, fixtures), `${JSON.stringify(fixture, null, 1)}\n`)
}

interface Result {
  proof: Case
  seconds: number
  problem?: string
}

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
        await prove(proof, lab)
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

function lineOf({ proof, seconds, problem }: Result): string {
  const says = `${problem === undefined ? 'ok   ' : 'WRONG'} ${proof.exercise.id} ${proof.name} (${seconds.toFixed(1)} s)`
  return problem === undefined ? says : `${says}\n    ${problem}`
}

/** One row per case: which tasks it must fail, and whether it did just that. */
function printTable(results: Result[]): void {
  for (const exercise of new Set(results.map(({ proof }) => proof.exercise))) {
    const own = results
      .filter(({ proof }) => proof.exercise === exercise)
      .sort((a, b) => a.proof.name.localeCompare(b.proof.name))
    const width = Math.max(...own.map(({ proof }) => proof.name.length))
    console.log(
      `\n${exercise.id}: ${exercise.tasks.map((task, index) => `${index + 1} ${task.id}`).join(', ')}`,
    )
    for (const { proof, problem } of own) {
      const marks = exercise.tasks.map((task) => (proof.fails.includes(task.id) ? '✗' : '✓')).join(' ')
      const attempt = proof.attempt ? `attempt ${proof.attempt}` : ''
      console.log(
        `${problem === undefined ? 'ok   ' : 'WRONG'} ${proof.name.padEnd(width)}  ${marks}  ${attempt}`.trimEnd(),
      )
    }
  }
  console.log()
}

process.exitCode = await main()
