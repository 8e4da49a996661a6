import { parse } from 'csv-parse/sync'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { folderOf, gradesCsv, gradesJson, gradesJunit, resultsZip, suiteOf } from './formats.ts'
import { gradescopeResults } from '../../results/gradescope.ts'
import { prairielearnResults } from '../../results/prairielearn.ts'
import { GradeBook } from './grade-book.ts'

const report = '3f1f7d2e-5b0c-4a53-9d1c-0d3c6f3f7a10'
const exercise = (over: object = {}) => ({
  exercise: 'daemon-tls',
  score: 40,
  maxScore: 120,
  rawScore: 80,
  weight: 2,
  dueAt: '2026-03-01T12:00:00.000Z',
  lastAt: '2026-03-01T10:00:00.000Z',
  tasks: [
    {
      id: 'a',
      status: 'achieved',
      points: 20,
      maxPoints: 20,
      achievedAt: '2026-03-01T10:00:00.000Z',
      report,
    },
    { id: 'b', status: 'late', points: 0, maxPoints: 20, achievedAt: '2026-03-02T10:00:00.000Z', report },
    { id: 'c', status: 'missing', points: 0, maxPoints: 10, achievedAt: null, report: null },
    { id: 'd', status: 'unsupported', points: 0, maxPoints: 0, achievedAt: null, report },
  ],
  attempt: { outcome: 'succeeded', isWhole: true, points: 0, maxPoints: 10, report },
  ...over,
})
const book = GradeBook.parse({
  schema: 'bulkhead.grades/1',
  className: 'Docker & <friends>',
  at: '2026-03-03T00:00:00.000Z',
  timeZone: 'Europe/Berlin',
  learners: [
    {
      person: 'a'.repeat(16),
      name: '=HYPERLINK("x") "Ada", Lovelace',
      rosterId: 'ada@example.org',
      score: 40,
      maxScore: 120,
      exercises: [exercise()],
    },
    {
      person: 'b'.repeat(16),
      name: '李雷',
      rosterId: '../../4711',
      score: 0,
      maxScore: 120,
      exercises: [exercise({ score: 0, rawScore: 0, lastAt: null })],
    },
  ],
})
const titles = { exercise: (id: string) => `The ${id}`, task: (_: string, id: string) => `Task ${id} <1>` }
const [ada] = book.learners
const [grade] = ada?.exercises ?? []

test('CSV has the columns of nbgrader, and no name is a formula', () => {
  const text = gradesCsv(book)
  const rows = parse(text, { columns: true }) as Record<string, string>[]
  expect(Object.keys(rows[0] ?? {})).toEqual(
    'assignment duedate timestamp student_id last_name first_name email raw_score late_submission_penalty score max_score'.split(
      ' ',
    ),
  )
  expect(rows[0]).toMatchObject({
    assignment: 'daemon-tls',
    duedate: '2026-03-01 12:00:00',
    timestamp: '2026-03-01 10:00:00',
    student_id: 'ada@example.org',
    email: 'ada@example.org',
    last_name: 'Lovelace',
    first_name: '\'=HYPERLINK("x") "Ada",',
    raw_score: '80',
    late_submission_penalty: '40',
    score: '40',
    max_score: '120',
  })
  expect(rows[1]).toMatchObject({
    last_name: '李雷',
    first_name: '',
    email: '',
    timestamp: '',
    student_id: '../../4711',
  })
})

test('JSON is the grade book', () => {
  expect(GradeBook.parse(JSON.parse(gradesJson(book)))).toEqual(book)
})

test('Gradescope: scores of the tests add up to the score, and what does not count is not failed', () => {
  const results = gradescopeResults(suiteOf(grade as never, titles)) as {
    score: number
    tests: { score: number; max_score: number; status: string; name: string }[]
  }
  expect(results.score).toBe(results.tests.reduce((sum, one) => sum + one.score, 0))
  expect(results.tests.map(({ max_score: max }) => max)).toEqual([40, 40, 20, 0, 20])
  expect(results.tests.map(({ status }) => status)).toEqual([
    'passed',
    'failed',
    'failed',
    'passed',
    'failed',
  ])
})

test('PrairieLearn: the score is a share of one', () => {
  const results = prairielearnResults(suiteOf(grade as never, titles)) as {
    score: number
    tests: { points: number; max_points: number }[]
  }
  expect(results).toMatchObject({ gradable: true, score: 40 / 120 })
  expect(results.tests).toHaveLength(5)
  expect(prairielearnResults(suiteOf({ ...grade, score: 0, maxScore: 0 } as never, titles))).toMatchObject({
    score: 0,
  })
})

test('an archive has a results.json per learner and exercise, and nothing leads out of it', () => {
  const files = unzipSync(resultsZip(book, gradescopeResults, titles))
  expect(Object.keys(files)).toEqual([
    `daemon-tls/ada@example.org_${'a'.repeat(16)}/results.json`,
    `daemon-tls/4711_${'b'.repeat(16)}/results.json`,
  ])
  const [first] = Object.values(files)
  expect(JSON.parse(strFromU8(first ?? new Uint8Array()))).toMatchObject({ score: 40 })
  expect(folderOf({ person: 'p', rosterId: '..' })).toBe('p')
})

test('JUnit is well-formed whatever people are called, and counts what failed', () => {
  const text = gradesJunit(book, titles)
  expect(XMLValidator.validate(text)).toBe(true)
  const read = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(text) as {
    testsuites: {
      name: string
      testsuite: {
        name: string
        tests: string
        failures: string
        skipped: string
        testcase: { name: string }[]
      }[]
    }
  }
  expect(read.testsuites.name).toBe('Docker & <friends>')
  const [suite] = read.testsuites.testsuite
  expect(suite).toMatchObject({ tests: '5', failures: '3', skipped: '1' })
  expect(suite?.name).toContain('=HYPERLINK("x") "Ada", Lovelace')
  expect(suite?.testcase[0]?.name).toBe('Task a <1>')
})
