import { expect, test } from 'vitest'
import { z } from 'zod'
import { msg } from '../../contract/message.ts'
import { sampleReport } from '../testing/sample-report.ts'
import { auditFile } from './index.ts'

const text = z.strictObject({ text: z.string().min(1), markdown: z.string().min(1).optional() })
/** A reference of RFC 3986 that is relative: what a service takes for a path in the repository. */
const relativeUri = z
  .string()
  .regex(/^(?:[A-Za-z0-9._~!$&'()*+,;=@-]|%[0-9A-F]{2}|\/)+$/)
  .refine((uri) => !uri.startsWith('/') && !uri.split('/').includes('..'))

/** The parts of SARIF 2.1.0 that we write, with the standard's constraints on them. */
const Result = z
  .strictObject({
    ruleId: z.string(),
    ruleIndex: z.int().min(0),
    kind: z.enum(['pass', 'open', 'informational', 'notApplicable', 'review', 'fail']),
    level: z.enum(['none', 'note', 'warning', 'error']),
    message: text,
    locations: z
      .array(
        z.strictObject({
          physicalLocation: z.strictObject({
            artifactLocation: z.strictObject({ uri: relativeUri }),
            region: z.strictObject({ startLine: z.int().min(1) }),
          }),
          logicalLocations: z.array(z.strictObject({ fullyQualifiedName: z.string(), kind: z.string() })),
        }),
      )
      .length(1),
    partialFingerprints: z.record(z.string(), z.string().min(1)),
    suppressions: z
      .array(
        z.strictObject({
          kind: z.enum(['inSource', 'external']),
          status: z.enum(['accepted', 'underReview', 'rejected']),
          justification: z.string(),
        }),
      )
      .optional(),
  })
  // 3.27.10: where kind is anything but fail, level is none.
  .refine(({ kind, level }) => (kind === 'fail') === (level !== 'none'))

const Sarif = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z
    .array(
      z.strictObject({
        tool: z.strictObject({
          driver: z.strictObject({
            name: z.string().min(1),
            semanticVersion: z.string().regex(/^\d+\.\d+\.\d+/),
            rules: z.array(
              z.strictObject({
                id: z.string(),
                name: z.string().regex(/^\w+$/),
                shortDescription: text,
                fullDescription: text,
                help: text,
                defaultConfiguration: z.strictObject({ level: z.enum(['none', 'note', 'warning', 'error']) }),
                // GitHub refuses a file with more.
                properties: z.looseObject({ tags: z.array(z.string()).max(20) }),
              }),
            ),
          }),
        }),
        automationDetails: z.strictObject({ id: z.string().endsWith('/') }),
        invocations: z.array(
          z.strictObject({
            executionSuccessful: z.boolean(),
            endTimeUtc: z.iso.datetime(),
            toolExecutionNotifications: z.array(
              z.strictObject({
                level: z.enum(['none', 'note', 'warning', 'error']),
                message: text,
                associatedRule: z.strictObject({ id: z.string(), index: z.int() }).optional(),
              }),
            ),
          }),
        ),
        results: z.array(Result),
        columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
        properties: z.looseObject({}),
      }),
    )
    .length(1),
})

function run(report = sampleReport()) {
  const read = Sarif.parse(
    JSON.parse(auditFile(report, 'sarif', { catalog: {}, language: 'en', version: '1.2.3' }).text),
  )
  const [only] = read.runs
  if (!only) throw new Error('no run')
  return only
}

test('it keeps to the standard, and every result’s rule is the one at its index', () => {
  const { tool, results } = run()
  const { rules } = tool.driver
  expect(new Set(rules.map(({ id }) => id)).size).toBe(42)
  for (const result of results) expect(rules[result.ruleIndex]?.id).toBe(result.ruleId)
})

test('findings fail, accepted ones are suppressed with their reason, the rest is open or to be reviewed', () => {
  const { results, invocations } = run()
  const kinds = Map.groupBy(results, ({ kind }) => kind)
  // Three of each of five items, and one of C5 that is accepted.
  expect(kinds.get('fail')).toHaveLength(16)
  expect(kinds.get('review')?.map(({ ruleId }) => ruleId)).toEqual(['I6', 'O1'])
  expect(kinds.get('open')?.map(({ ruleId }) => ruleId)).toEqual(['H4'])
  const suppressed = results.filter(({ suppressions }) => suppressions)
  expect(suppressed).toHaveLength(6)
  expect(suppressed[0]?.suppressions?.[0]?.justification).toBe('Needed until the move. (Ada, 2027-01-31)')
  expect(invocations[0]?.toolExecutionNotifications.map((one) => one.associatedRule?.id)).toEqual(['H4'])
})

test('a finding has the same fingerprint in every audit of its machine, and each its own', () => {
  const prints = (report = sampleReport()) =>
    run(report).results.map(({ partialFingerprints }) => partialFingerprints['bulkheadFinding/v1'])
  expect(prints(sampleReport({ at: '2027-01-01T00:00:00.000Z', took: 1 }))).toEqual(prints())
  expect(new Set(prints()).size).toBe(prints().length)
  const { target } = sampleReport()
  expect(prints(sampleReport({ target: { ...target, daemon: 'another' } }))[0]).not.toBe(prints()[0])
  // A lab's host is the same, though its daemon begins anew once it maps user IDs.
  const asked = { kind: 'lab', exercise: 'open-doors', host: 'master' } as const
  const ofLab = (daemon: string) => sampleReport({ target: { ...target, asked, session: '1f', daemon } })
  expect(prints(ofLab('before'))).toEqual(prints(ofLab('after')))
})

test('nothing from the machine becomes a placeholder or a link', () => {
  const report = sampleReport()
  const [finding] = report.items.flatMap(({ findings }) => findings)
  if (!finding) throw new Error('no finding')
  finding.summary = msg`Mounted: ${'{0} [free](https://evil.example)'}`
  const texts = run(report).results.map(({ message }) => message.text)
  expect(texts).toContain('Mounted: {{0}} [free] (https://evil.example)')
})

test('a no of a person is a result though nothing was found', () => {
  const report = sampleReport()
  const item = report.items.find(({ id }) => id === 'O1')
  if (item) item.status = 'fail'
  expect(run(report).results.filter(({ ruleId }) => ruleId === 'O1')).toMatchObject([{ kind: 'fail' }])
})

test('more than a service takes are cut, and it says so', () => {
  const report = sampleReport()
  const item = report.items.find(({ id }) => id === 'C3')
  const [one] = item?.findings ?? []
  if (!item || !one) throw new Error('no C3')
  item.findings = Array.from({ length: 6000 }, (_, at) => ({ ...one, subject: `container:c${at}` }))
  const { results, invocations } = run(report)
  expect(results).toHaveLength(5000)
  expect(invocations[0]?.toolExecutionNotifications.at(-1)?.message.text).toMatch(/^\d+ more findings/)
})
