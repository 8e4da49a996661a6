import { XMLBuilder } from 'fast-xml-parser'
import { fewLines, oneLine } from './clean-text.ts'
import { type ResultPart, type ResultSuite, countOf } from './suite.ts'

/** JUnit's XML as CI services read it: a test suite each, a case per part. */
export function junitXml(name: string, suites: readonly ResultSuite[]): string {
  const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', format: true })
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    testsuites: {
      '@name': oneLine(name),
      ...countsOf({ parts: suites.flatMap(({ parts }) => parts) }),
      testsuite: suites.map(suiteOf),
    },
  })
}

const countsOf = (suite: Pick<ResultSuite, 'parts'>) => ({
  '@tests': suite.parts.length,
  '@failures': countOf(suite, 'failed'),
  '@errors': countOf(suite, 'error'),
  '@skipped': countOf(suite, 'skipped'),
})

const suiteOf = (suite: ResultSuite) => ({
  '@name': oneLine(suite.name),
  ...countsOf(suite),
  // Its schema knows neither fractions of a second nor a time zone.
  ...(suite.at === undefined ? {} : { '@timestamp': suite.at.slice(0, 19) }),
  testcase: suite.parts.map((part) => ({
    '@classname': oneLine(suite.className ?? suite.id),
    '@name': oneLine(part.name),
    ...outcomeOf(part),
  })),
})

function outcomeOf({ outcome, said, details, id }: ResultPart): object {
  const told = { '@message': oneLine(said) }
  const more = details === undefined ? {} : { '#text': fewLines(details) }
  switch (outcome) {
    case 'failed':
      return { failure: { ...told, '@type': oneLine(id), ...more } }
    case 'error':
      return { error: { ...told, '@type': oneLine(id), ...more } }
    case 'skipped':
      return { skipped: told }
    case 'passed':
      return details === undefined ? {} : { 'system-out': fewLines(details) }
  }
}
