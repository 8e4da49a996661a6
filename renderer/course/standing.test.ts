import { expect, test } from 'vitest'
import { after, lessons } from '../../content/course.ts'
import type { ExerciseInfo } from '../../contract/exercise.ts'
import { msg } from '../../contract/message.ts'
import type { ExerciseStanding } from '../../contract/rpc.ts'
import { nextExercise, viewCourse } from './standing.ts'

const task = (id: string) => ({ id, title: msg`Task ${id}`, description: msg`d`, points: 1, hints: 0 })
const course = lessons.map((id): ExerciseInfo => ({
  id,
  title: msg`${id}`,
  summary: msg`s`,
  minutes: 30,
  hosts: ['master'],
  tasks: [task('a'), task('b'), task('c')],
}))
const standing = (
  exercise: string,
  achieved: string[],
  lastWorkedAt: string | null = '2026-01-01T00:00:00.000Z',
  unsupported: string[] = [],
): ExerciseStanding => ({ exercise, achieved, unsupported, lastWorkedAt })
const all = ['a', 'b', 'c']

test('what a lesson builds on comes before it in the course, and is no more than two', () => {
  for (const [slug, before] of Object.entries(after)) {
    expect(lessons).toContain(slug)
    expect(before.length).toBeLessThanOrEqual(2)
    for (const each of before) {
      expect(lessons).toContain(each)
      expect(lessons.indexOf(each)).toBeLessThan(lessons.indexOf(slug))
    }
  }
})

test('a newcomer begins at the beginning, with everything to do', () => {
  const view = viewCourse(course, [])
  expect(view).toMatchObject({ done: 0, tasks: lessons.length * 3, minutesLeft: lessons.length * 30 })
  expect(view.last).toBeUndefined()
  expect(view.next?.info.id).toBe(lessons[0])
  expect(view.parts.flatMap(({ steps }) => steps.map(({ info }) => info.id))).toEqual(lessons)
})

test('one goes on where one was, at the first task that is open', () => {
  const view = viewCourse(course, [
    standing('egress', ['a'], '2026-01-02T00:00:00.000Z'),
    standing('cgroups', ['a', 'b']),
  ])
  expect(view.next?.info.id).toBe('egress')
  expect(view.next).toMatchObject({ done: 1, tasks: 3, state: 'begun', minutesLeft: 20 })
  expect(view.next?.nextTask?.id).toBe('b')
  expect(view.done).toBe(3)
})

test('after a finished one comes the next that builds on nothing open', () => {
  // kernel-guards, which is next in order, builds on vm-and-container.
  const overview = ['docker-anatomy', 'namespaces', 'cgroups', 'capabilities'].map((id) => standing(id, all))
  expect(nextExercise(course, overview, 'capabilities')?.id).toBe('cves')
  expect(viewCourse(course, overview.slice(0, 1)).next?.info.id).toBe('namespaces')
})

test('what is being finished counts as finished', () => {
  expect(nextExercise(course, [standing('docker-anatomy', ['a', 'b'])], 'docker-anatomy')?.id).toBe(
    'namespaces',
  )
})

test('after the last one, what was left out comes, and then nothing', () => {
  const allBut = (left: string) => lessons.filter((id) => id !== left).map((id) => standing(id, all))
  expect(nextExercise(course, allBut('cgroups'), 'upgrade')?.id).toBe('cgroups')
  expect(nextExercise(course, allBut('upgrade'), 'upgrade')).toBeUndefined()
  const done = viewCourse(
    course,
    lessons.map((id) => standing(id, all)),
  )
  expect(done.next).toBeUndefined()
  expect(done.minutesLeft).toBe(0)
})

test('a task that this machine can’t do does not count', () => {
  const view = viewCourse(course, [standing('cves', ['a', 'b'], null, ['c'])])
  const step = view.parts.flatMap(({ steps }) => steps).find(({ info }) => info.id === 'cves')
  expect(step).toMatchObject({ done: 2, tasks: 2, state: 'done' })
})

test('prerequisites that are done are not advised any more', () => {
  const bestAfter = (overview: ExerciseStanding[]) =>
    viewCourse(course, overview)
      .parts.flatMap(({ steps }) => steps)
      .find(({ info }) => info.id === 'images')
      ?.bestAfter.map(({ id }) => id)
  expect(bestAfter([])).toEqual(['malicious-image', 'tampering'])
  expect(bestAfter([standing('tampering', all)])).toEqual(['malicious-image'])
})
