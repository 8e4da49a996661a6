import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { cleanText, oneLine } from './clean-text.ts'
import { gradescopeResults } from './gradescope.ts'
import { junitXml } from './junit.ts'
import { prairielearnResults } from './prairielearn.ts'
import type { ScoredSuite } from './suite.ts'
import { tapText } from './tap.ts'

const HOSTILE =
  '<script>alert(1)</script> ]]> &amp; "\' #1 \\ \x1b[31mred\x9b2J\x07\0\u202Eevil\nok 99 - forged'
const suite: ScoredSuite = {
  id: 'doors',
  name: HOSTILE,
  score: 5,
  maxScore: 20,
  at: '2026-11-22T10:00:00.000Z',
  parts: [
    { id: 'a', name: 'Shut', outcome: 'passed', points: 5, maxPoints: 5, said: 'Shut.' },
    { id: 'b', name: HOSTILE, outcome: 'failed', points: 0, maxPoints: 10, said: HOSTILE, details: HOSTILE },
    { id: 'c', name: 'Lost', outcome: 'error', points: 0, maxPoints: 5, said: 'Nobody answered.' },
    {
      id: 'd',
      name: 'Kernel # 5',
      outcome: 'skipped',
      points: 0,
      maxPoints: 5,
      said: 'No # such thing\nhere',
    },
  ],
}
const isSafe = (text: string) => expect(text).not.toMatch(/[^\P{Cc}\n\t]|\u202E/u)

test('control characters and text that runs backwards are left out; lines stay where they may', () => {
  expect(cleanText('a\x1b]0;title\x07b\r\nc\x9bd')).not.toMatch(/[^\P{Cc}\n]/u)
  expect(oneLine(' a\n\tb ')).toBe('a b')
  expect(oneLine('x'.repeat(2000))).toHaveLength(1000)
  expect(cleanText('ordinary 文字 ✓')).toBe('ordinary 文字 ✓')
  expect(cleanText('a\u2028b\u2029c')).toBe('a\nb\nc')
  expect(cleanText('\uD800x')).toBe('\uFFFDx')
})

test('JUnit is well-formed whatever it is about, and counts outcomes', () => {
  const text = junitXml(HOSTILE, [suite])
  isSafe(text)
  expect(XMLValidator.validate(text)).toBe(true)
  expect(text).not.toContain('<script>')
  expect(text).not.toContain(']]>')
  const read = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(text)
  const found = read.testsuites.testsuite
  const counts = { tests: '4', failures: '1', errors: '1', skipped: '1' }
  expect(found).toMatchObject({ ...counts, timestamp: '2026-11-22T10:00:00' })
  expect(read.testsuites).toMatchObject(counts)
  expect(found.testcase[1].failure.message).toContain('<script>alert(1)</script> ]]>')
  expect(found.testcase[1].failure['#text']).toContain('ok 99 - forged')
  expect(found.testcase[2].error.message).toBe('Nobody answered.')
})

test('TAP: names can neither forge a test point nor a directive', () => {
  const lines = tapText(suite).split('\n')
  isSafe(lines.join('\n'))
  expect(lines.slice(0, 2)).toEqual(['TAP version 14', '1..4'])
  const points = lines.filter((line) => /^(not )?ok /.test(line))
  expect(points).toHaveLength(4)
  expect(points[0]).toBe('ok 1 - Shut')
  expect(points[1]).toMatch(/^not ok 2 - .*\\#1 \\\\ /)
  expect(points[3]).toBe(String.raw`ok 4 - Kernel \# 5 # SKIP No \# such thing here`)
  expect(lines.filter((line) => line === '  ---')).toHaveLength(3)
  expect(lines.filter((line) => line === '  ...')).toHaveLength(3)
})

test('Gradescope: points are partial, and what could not be told is said', () => {
  const results = gradescopeResults(suite) as { score: number; output: string; tests: object[] }
  isSafe(JSON.stringify(results))
  expect(results.score).toBe(5)
  expect(results.output).toContain('1 could not be told')
  expect(results.tests.map((one) => (one as { status: string }).status)).toEqual([
    'passed',
    'failed',
    'failed',
    'passed',
  ])
})

test('PrairieLearn: what could not be told costs no attempt', () => {
  expect(prairielearnResults(suite)).toMatchObject({ gradable: false, score: 0.25 })
  const told = { ...suite, parts: suite.parts.filter(({ outcome }) => outcome !== 'error') }
  expect(prairielearnResults(told)).toMatchObject({ gradable: true, score: 0.25 })
  expect(prairielearnResults(told)).not.toHaveProperty('format_errors')
  expect(prairielearnResults({ ...suite, score: 0, maxScore: 0, parts: [] })).toMatchObject({
    gradable: false,
    score: 0,
  })
})

test('what is too long is cut, and the file stays one that a service takes', () => {
  const details = Array.from({ length: 500 }, (_, line) => `${line} ${'火'.repeat(900)}`).join('\n')
  const parts = Array.from({ length: 10 }, (_, at) => ({ ...suite.parts[1]!, id: String(at), details }))
  const text = JSON.stringify(prairielearnResults({ ...suite, parts }))
  expect(Buffer.byteLength(text)).toBeLessThan(1_000_000)
  expect(text).toContain('\\n…')
})
