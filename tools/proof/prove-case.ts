import { mkdir, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ExerciseDefinition, type ExerciseVerdict, render } from '../../contract/index.ts'
import { grade } from '../../engine/grading/grade.ts'
import type { RunningLab } from '../../engine/hosts/lab-hosts.ts'
import type { Case } from './case.ts'
import { root } from './cases.ts'
import { Disproof } from './run-script.ts'
import { proveTrick } from './tricks.ts'

/** Proves one case on a fresh lab. Throws Disproof where it turns out otherwise. */
export async function proveCase(proof: Case, lab: RunningLab, options: { record: boolean }): Promise<void> {
  if (proof.trick) return proveTrick(proof, proof.trick, lab)
  let observation: unknown
  const { exercise } = proof
  const watched: ExerciseDefinition = {
    ...exercise,
    observe: async (...of) => (observation = await exercise.observe(...of)),
  }
  await proof.prepare(lab)
  const live = await settled(() => grade(watched, lab, { mode: 'live', achieved: {} }), proof.fails)
  if (options.record) await record(proof, lab, observation)
  expectFailures(live, proof.fails)
  expectFailures(await grade(exercise, lab, { mode: 'check', achieved: {} }), proof.fails)
  if (proof.lasting) {
    expectFailures(await grade(exercise, lab, { mode: 'check', achieved: {} }), [])
    const restarted = await lab.probe.host('master').restartUnit('docker.service')
    if (!restarted.ok) throw new Disproof(`docker did not restart: ${restarted.message}`)
    expectFailures(await settled(() => grade(exercise, lab, { mode: 'live', achieved: {} }), []), [])
  }
  if (proof.attempt && exercise.attempt) {
    const report = await exercise.attempt.run(lab.probe, lab.session.params, () => {})
    if (report.outcome !== proof.attempt) {
      const steps = report.steps.map((step) => `${render(step.tried)}: ${render(step.got)}`)
      throw new Disproof(
        `the attempt ${report.outcome}, not ${proof.attempt}: ${[render(report.summary), ...steps].join('\n    ')}`,
      )
    }
  }
}

/** How long what a script set going may go on behind it, as when firewalld has dockerd put its rules back. */
const SETTLES_MS = 20_000

/**
 * Looks again while something that was to be right isn't yet, as it goes on where a learner watches. What was to be
 * wrong has to be so at once.
 */
async function settled(
  look: () => Promise<ExerciseVerdict>,
  fails: readonly string[],
): Promise<ExerciseVerdict> {
  const until = Date.now() + SETTLES_MS
  for (;;) {
    const verdict = await look()
    const isMissed = verdict.tasks.some(({ id, status }) => fails.includes(id) && status === 'pass')
    const isYetToCome = verdict.tasks.some(({ id, status }) => !fails.includes(id) && status === 'fail')
    if (isMissed || !isYetToCome || Date.now() > until) return verdict
    await sleep(500)
  }
}

/** What this kernel can't do is `unsupported` in every case, and nobody's miss. */
function expectFailures(verdict: ExerciseVerdict, fails: string[]): void {
  const wrong = verdict.tasks.filter(
    (task) => task.status !== 'unsupported' && task.status !== (fails.includes(task.id) ? 'fail' : 'pass'),
  )
  if (wrong.length === 0) return
  const lines = wrong.map((task) => {
    const said = task.checks
      .filter((check) => check.status === task.status)
      .map((check) => render(check.summary))
    return `${task.id} is ${task.status} (${verdict.mode}): ${said.join(' ')}`
  })
  throw new Disproof(lines.join('\n    '))
}

/** Keeps what was observed for the unit tests of `judge`. */
async function record({ exercise, name }: Case, lab: RunningLab, observation: unknown): Promise<void> {
  const fixtures = new URL(`labs/${exercise.id}/fixtures/`, root)
  await mkdir(fixtures, { recursive: true })
  const file = `${name.replaceAll(/[^a-z0-9-]+/g, '-')}.json`
  const fixture = { params: lab.session.params, observation }
  await writeFile(new URL(file, fixtures), `${JSON.stringify(fixture, null, 1)}\n`)
}
