import { readFileSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import { type ExerciseDefinition, paramsToEnvironment } from '../contract/index.ts'
import { exercises } from '../labs/index.ts'
import { sshIntoLabHost } from '../engine/audit/hosts/testing.ts'
import type { RunningLab } from '../engine/hosts/lab-hosts.ts'
import { labHostsForTests, testInstallation } from '../engine/hosts/testing.ts'
import { gradeServer } from '../engine/grading/grade-server.ts'
import { seededRandom } from '../engine/grading/random.ts'

/** A lab host is as good a server as any: reached by ssh alone, it is graded as found and after a solution. */
const seed = 'ci'
const ends: (() => unknown)[] = []
afterEach(async () => {
  vi.unstubAllEnvs()
  for (const end of ends.splice(0).toReversed()) await end()
})

async function server(id: string) {
  const exercise = exercises.find((each) => each.id === id)
  if (!exercise) throw new Error(id)
  const params = exercise.params(seededRandom(seed))
  const hosts = await labHostsForTests(testInstallation())
  ends.push(() => hosts.dispose())
  const spec = { exercise: id, seed, topology: exercise.topology, params, setup: exercise.setup(params) }
  const lab = await hosts.open(spec, () => {}, new AbortController().signal)
  ends.push(async () => {
    await lab.release()
    await hosts.remove(lab.session.id)
  })
  const { port, path, stop } = await sshIntoLabHost(lab.session.id)
  ends.push(stop)
  vi.stubEnv('PATH', path)
  const address = `ssh://root@127.0.0.1:${port}`
  const graded = async (probe = false) => {
    const verdict = await gradeServer(exercise, { address, seed, params, probe })
    return { score: verdict.score, statuses: new Set(verdict.tasks.map(({ status }) => status)) }
  }
  return { exercise, lab, graded }
}

async function solve({ id }: ExerciseDefinition, lab: RunningLab, solution: string): Promise<void> {
  const script = readFileSync(new URL(`../labs/${id}/solutions/${solution}.sh`, import.meta.url))
  const running = await lab.exec('master', ['bash', '-s'], {
    env: { ...paramsToEnvironment(lab.session.params), HOME: '/root' },
    cwd: '/root',
  })
  running.stdout.resume()
  running.stderr.resume()
  running.stdin.end(script)
  expect(await running.exited).toBe(0)
}

test('least-privilege on a server: graded by looking only', async () => {
  const { exercise, lab, graded } = await server('least-privilege')
  expect(await graded()).toEqual({ score: 0, statuses: new Set(['fail']) })
  await solve(exercise, lab, 'docker-run')
  expect(await graded()).toEqual({ score: 100, statuses: new Set(['pass']) })
})

test('userns-remap on a server: what needs a container can be told only with leave to start one', async () => {
  const { exercise, lab, graded } = await server('userns-remap')
  expect(await graded()).toEqual({ score: 0, statuses: new Set(['error']) })
  expect(await graded(true)).toEqual({ score: 0, statuses: new Set(['fail']) })
  await solve(exercise, lab, 'default-in-daemon-json')
  expect(await graded(true)).toEqual({ score: 100, statuses: new Set(['pass']) })
})
