import { expect, test, vi } from 'vitest'
import {
  ExerciseVerdict,
  ImpostorError,
  ProbeError,
  type Status,
  msg,
  render,
  verbatim,
} from '../../contract/index.ts'
import { exerciseDouble, labDouble } from './grading-doubles.ts'
import { grade } from './grade.ts'

const live = { mode: 'live', achieved: {} } as const
const check = { mode: 'check', achieved: {} } as const
const statuses = (verdict: ExerciseVerdict) =>
  Object.fromEntries(verdict.tasks.map((task) => [task.id, task.status]))
const seeing = (front: Status, back: Status) => async () => ({ front, back })

test('a verdict follows the published schema, and its score is the points of what passes now', async () => {
  const verdict = await grade(exerciseDouble(), labDouble(), live)
  expect(ExerciseVerdict.parse(verdict)).toEqual(verdict)
  expect(verdict).toMatchObject({ exercise: 'doors', seed: 'abc', score: 3, maxScore: 5, mode: 'live' })
})

test('what this kernel can not do does not count', async () => {
  const verdict = await grade(exerciseDouble({ observe: seeing('pass', 'unsupported') }), labDouble(), live)
  expect(verdict).toMatchObject({ score: 3, maxScore: 3 })
})

test('a passing task is achieved now, an achieved one keeps its time, a failing one has none', async () => {
  const first = await grade(exerciseDouble(), labDouble(), live)
  expect(first.tasks.map((task) => task.achieved)).toEqual([first.at, null])
  const then = '2026-01-01T00:00:00.000Z'
  const later = await grade(exerciseDouble(), labDouble(), {
    mode: 'live',
    achieved: { front: then, back: then },
  })
  expect(later.tasks.map((task) => task.achieved)).toEqual([then, then])
  expect(statuses(later)).toEqual({ front: 'pass', back: 'fail' })
})

test('a probe that throws makes every task an error, never a pass, and says that it is ours', async () => {
  const observe = () => Promise.reject(new ProbeError('the probe on master went away'))
  const verdict = await grade(exerciseDouble({ observe }), labDouble(), live)
  expect(statuses(verdict)).toEqual({ front: 'error', back: 'error' })
  expect(verdict.score).toBe(0)
  expect(render(verdict.tasks[0]!.checks[0]!.summary)).toMatch(
    /not your mistake.*the probe on master went away/,
  )
})

test('another program in the daemon’s place is a failure, and what it says counts for nothing', async () => {
  const observe = () => Promise.reject(new ImpostorError('master', 'python3 took the connection'))
  const verdict = await grade(exerciseDouble({ observe }), labDouble(), live)
  expect(statuses(verdict)).toEqual({ front: 'fail', back: 'fail' })
  expect(verdict.tasks[0]?.checks[0]).toMatchObject({
    summary: msg`Something that is not ${'master'}'s dockerd answers on /run/docker.sock.`,
    evidence: [{ got: verbatim('python3 took the connection') }],
  })
})

test('a judge that throws is an error too', async () => {
  const judge = () => {
    throw new TypeError('undefined is not an observation')
  }
  expect(statuses(await grade(exerciseDouble({ judge }), labDouble(), live))).toEqual({
    front: 'error',
    back: 'error',
  })
})

test('a task without results is an error', async () => {
  const judge = () => ({ front: [], other: [] })
  const verdict = await grade(exerciseDouble({ judge }), labDouble(), live)
  expect(statuses(verdict)).toEqual({ front: 'error', back: 'error' })
  expect(verdict.tasks[1]?.checks).toHaveLength(1)
})

test('a live look never disturbs the lab', async () => {
  const verifyDurable = vi.fn(seeing('pass', 'pass'))
  await grade(exerciseDouble({ observe: seeing('pass', 'pass'), verifyDurable }), labDouble(), live)
  expect(verifyDurable).not.toHaveBeenCalled()
})

test('a check disturbs the lab only where everything passes', async () => {
  const verifyDurable = vi.fn(seeing('pass', 'pass'))
  const failing = await grade(exerciseDouble({ verifyDurable }), labDouble(), check)
  expect(verifyDurable).not.toHaveBeenCalled()
  expect(statuses(failing)).toEqual({ front: 'pass', back: 'fail' })
  const passing = await grade(
    exerciseDouble({ observe: seeing('pass', 'pass'), verifyDurable }),
    labDouble(),
    check,
  )
  expect(verifyDurable).toHaveBeenCalledOnce()
  expect(passing).toMatchObject({ mode: 'check', score: 5 })
})

test('what a restart undoes fails the check', async () => {
  const exercise = exerciseDouble({ observe: seeing('pass', 'pass'), verifyDurable: seeing('pass', 'fail') })
  expect(statuses(await grade(exercise, labDouble(), check))).toEqual({ front: 'pass', back: 'fail' })
})

test('a restart that we could not watch is an error, though all passed before', async () => {
  const verifyDurable = () => Promise.reject(new ProbeError('systemd did not answer'))
  const exercise = exerciseDouble({ observe: seeing('pass', 'pass'), verifyDurable })
  expect(statuses(await grade(exercise, labDouble(), check))).toEqual({ front: 'error', back: 'error' })
})
