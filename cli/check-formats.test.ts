import { XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { PublishedVerdict } from '../contract/index.ts'
import { CheckFormat, verdictFile } from './check-formats.ts'
import { serverParams } from './server-params.ts'

const at = '2026-11-22T10:00:00.000Z'
const evidence = [{ tried: 'GET <x>', from: 'master', expected: ']]>', got: '\x1b[2J\nok 9', at }]
const task = (id: string, status: 'pass' | 'fail' | 'error' | 'unsupported') => ({
  id,
  title: `Task <${id}> #1`,
  status,
  achieved: null,
  points: 10,
  checks: [{ id: 'c', status, summary: `It is ${status}.`, evidence }],
})
const verdict: PublishedVerdict = PublishedVerdict.parse({
  schema: 'bulkhead.verdict/1',
  exercise: 'doors',
  seed: 's',
  score: 10,
  maxScore: 30,
  mode: 'check',
  at,
  tasks: [task('a', 'pass'), task('b', 'fail'), task('c', 'error'), task('d', 'unsupported')],
})
const files = CheckFormat.exclude(['human']).options

test.each(files)('%s: nothing that a terminal obeys', (format) => {
  const text = verdictFile(verdict, 'Doors', format)
  expect(text).not.toMatch(/[^\P{Cc}\n\t]/u)
  expect(text.match(/^ok 9/m)).toBeNull()
})

test('each format says the same of points and tasks', () => {
  const read = (format: (typeof files)[number]) => JSON.parse(verdictFile(verdict, 'Doors', format))
  expect(read('json')).toEqual(verdict)
  const gradescope = read('gradescope')
  expect(gradescope.score).toBe(10)
  expect(
    gradescope.tests.map((one: { score: number; max_score: number }) => [one.score, one.max_score]),
  ).toEqual([
    [10, 10],
    [0, 10],
    [0, 10],
    [0, 0],
  ])
  expect(read('prairielearn')).toMatchObject({ gradable: false, score: 1 / 3 })
  const junit = verdictFile(verdict, 'Doors', 'junit')
  expect(XMLValidator.validate(junit)).toBe(true)
  expect(junit).toContain('tests="4" failures="1" errors="1" skipped="1"')
  expect(verdictFile(verdict, 'Doors', 'tap').match(/^(not )?ok \d/gm)).toEqual([
    'ok 1',
    'not ok 2',
    'not ok 3',
    'ok 4',
  ])
})

test('parameters on a server are drawn from a seed or told, all of them', () => {
  const exercise = {
    topology: ['master'],
    params: (random: { integer(label: string, min: number, max: number): number }) => ({
      port: String(random.integer('port', 1, 9)),
      name: 'drawn',
    }),
  } as never
  expect(serverParams(exercise, { seed: 's', param: ['name=a=b'] }).params).toMatchObject({ name: 'a=b' })
  expect(serverParams(exercise, { param: ['name=n', 'port=5'] }).params).toEqual({ name: 'n', port: '5' })
  expect(() => serverParams(exercise, { param: ['name=n'] })).toThrow('Nobody said what port')
  expect(() => serverParams(exercise, { seed: 's', param: ['colour=n'] })).toThrow('no parameter colour')
  expect(() => serverParams(exercise, { seed: 's', param: ['=n'] })).toThrow('is no parameter')
})
