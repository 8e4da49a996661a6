import { createHash } from 'node:crypto'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { PublishedAudit } from '../../contract/audit/index.ts'
import { msg } from '../../contract/message.ts'
import { baseline } from '../../content/baseline/baseline.ts'
import { HOSTILE, sampleReport } from '../testing/sample-report.ts'
import { auditFile } from './index.ts'
import { worstFirst } from './words.ts'

const reader = { catalog: {}, language: 'en', version: '1.2.3' }
const file = (format: 'html' | 'json' | 'sarif' | 'junit', over = {}) =>
  auditFile(sampleReport(over), format, reader)

test.each(['html', 'json', 'sarif', 'junit'] as const)(
  '%s: nothing that a terminal obeys, no text that runs backwards',
  (format) => {
    expect(HOSTILE).toContain('\x1b')
    expect(file(format).text).not.toMatch(/[^\P{Cc}\n\t]|[\u202A-\u202E]/u)
  },
)

test('files are named after machine and time, and lead nowhere', () => {
  expect(file('junit').name).toBe('audit-master-of-open-doors-2026-11-22-1000.xml')
  const { target } = sampleReport()
  expect(file('html', { target: { ...target, name: '../../etc' } }).name).toBe(
    'audit-etc-2026-11-22-1000.html',
  )
})

test('JSON is a published audit', () => {
  const read: unknown = JSON.parse(file('json').text)
  expect(PublishedAudit.strict().parse(read)).toEqual(read)
})

test('JUnit: a suite per level, and what was not told or said has not passed', () => {
  const { text } = file('junit')
  expect(XMLValidator.validate(text)).toBe(true)
  const suites = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(text).testsuites
    .testsuite as { name: string; tests: string; failures: string; errors: string; skipped: string }[]
  expect(suites.map(({ name }) => name)).toEqual([
    'K: Kernel',
    'H: Host',
    'N: Network',
    'I: Image',
    'C: Container',
    'O: Other',
  ])
  const sum = (key: 'tests' | 'failures' | 'errors' | 'skipped') =>
    suites.reduce((total, suite) => total + Number(suite[key]), 0)
  expect([sum('tests'), sum('failures'), sum('errors'), sum('skipped')]).toEqual([42, 5, 3, 1])
  expect(text).toContain('docker update --pids-limit 100 web')
  expect(text).not.toContain('<script>')
})

test('HTML: everything is escaped, no script, no style but its own, nothing from elsewhere', () => {
  const { text } = file('html')
  expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(text).not.toMatch(/<script|\son\w+=|\sstyle=|javascript:|https?:\/\/|<img|<link/i)
  const [, style = ''] = /<style>([^]*?)<\/style>/.exec(text) ?? []
  const hash = createHash('sha256').update(style).digest('base64')
  expect(text.replaceAll('&#39;', "'")).toContain(`default-src 'none'; style-src 'sha256-${hash}';`)
  for (const { id } of baseline) expect(text.match(new RegExp(`<article id="${id}">`, 'g'))).toHaveLength(1)
  expect(text).toContain('aria-label="Items that pass, by level. Kernel: 5 of 7')
  expect(text).toContain('Accepted by Ada until 2027-01-31: Needed until the move.')
})

test('HTML: what stands between backticks is code, and no less escaped', () => {
  const report = sampleReport()
  const [item] = report.items.filter(({ id }) => id === 'C3')
  if (!item) throw new Error('no C3')
  item.summary = msg`Read \`/proc/<1>\` of ${'a`<b>`c`'}`
  const { text } = auditFile(report, 'html', reader)
  expect(text).toContain('Read <code>/proc/&lt;1&gt;</code> of a<code>&lt;b&gt;</code>c`')
})

test('HTML: many findings are cut, and it says so', () => {
  const report = sampleReport()
  const [item] = report.items.filter(({ id }) => id === 'C3')
  if (!item?.findings[0]) throw new Error('no C3')
  item.findings = Array.from({ length: 230 }, () => item.findings[0]!)
  expect(auditFile(report, 'html', reader).text).toContain('… and 30 more findings')
})

test('what fails comes first, the gravest before', () => {
  const order = worstFirst(sampleReport().items).map(({ id }) => id)
  expect(order.slice(0, 5)).toEqual(['C3', 'H3', 'K2', 'N7', 'C8'])
  expect(order.slice(5, 9)).toEqual(['H4', 'I6', 'O1', 'K4'])
  expect(order).toHaveLength(42)
})
