import { expect, test } from 'vitest'
import { type ExerciseVerdict, type Status, msg, verbatim } from '../../contract/index.ts'
import { exercises } from '../../labs/index.ts'
import { expectRefused, readTrick, trickCasesOf } from './tricks.ts'

const script = (first: string) => `${first}\n# says: not the daemon\nplay() {\n  true\n}\n`

function verdict(...statuses: Status[]): ExerciseVerdict {
  const tasks = statuses.map((status, index) => ({
    id: `task-${index}`,
    title: verbatim(''),
    status,
    achieved: null,
    points: 1,
    checks: [{ id: 'a', status, summary: msg`It is not the daemon.`, evidence: [] }],
  }))
  return { tasks } as unknown as ExerciseVerdict
}

test('a trick says in its first line what it ends in', () => {
  expect(readTrick('a.sh', script('# ends: fail error'))).toMatchObject({
    ends: ['fail', 'error', 'unsupported'],
    says: 'not the daemon',
    undoable: false,
  })
  expect(() => readTrick('a.sh', script('# ends: pass'))).toThrow('tricks/a.sh')
  expect(() => readTrick('a.sh', script('#!/bin/sh\n# ends: fail'))).toThrow('tricks/a.sh')
})

test('a pass is never what a trick may come to', () => {
  const trick = readTrick('a.sh', script('# ends: fail'))
  expect(() => expectRefused(verdict('fail', 'unsupported'), trick)).not.toThrow()
  expect(() => expectRefused(verdict('fail', 'pass'), trick)).toThrow('task-1 is pass, not fail')
  expect(() => expectRefused(verdict('error'), trick)).toThrow('task-0 is error')
  expect(() => expectRefused(verdict('fail'), { ...trick, says: 'the moon' })).toThrow('nobody says')
})

test('every trick is played on some exercise, costly ones on one', async () => {
  const ids = ['one', 'two', 'three']
  const [first] = exercises
  if (!first) throw new Error('no exercise')
  const played = await Promise.all(
    ids.map(async (id) => (await trickCasesOf({ ...first, id }, ids)).map(({ name }) => name)),
  )
  const count = (name: string) => played.flat().filter((each) => each === `tricks/${name}`).length
  expect(count('stopped-dockerd')).toBe(3)
  expect(count('fork-bomb')).toBe(1)
  expect(count('full-disk')).toBe(1)
})
