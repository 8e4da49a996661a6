/** What a section came to. Each entry of `skipped` says what was left out and why. */
export interface Tally {
  passed: number
  failed: number
  skipped: string[]
}

export const nothing: Tally = { passed: 0, failed: 0, skipped: [] }

export function add(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
    failed: tallies.reduce((sum, tally) => sum + tally.failed, 0),
    skipped: tallies.flatMap((tally) => tally.skipped),
  }
}

/** A section that ran nothing proves nothing: it failed. So did one that ended badly without a failure to show. */
export function settle(tally: Tally, endedWell: boolean): Tally {
  const ran = tally.passed + tally.failed + tally.skipped.length
  const unexplained = tally.failed === 0 && (!endedWell || ran === 0)
  return unexplained ? { ...tally, failed: 1 } : tally
}

export function lastLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`
}

/** Reads `N passed, N failed`, as our own programs print it last. */
export function readOwnCount(output: string): Tally {
  const [, passed, failed] = [...output.matchAll(/^(\d+) passed, (\d+) failed/gm)].at(-1) ?? []
  return { passed: Number(passed ?? 0), failed: Number(failed ?? 0), skipped: [] }
}

interface VitestReport {
  success: boolean
  testResults: { status: string; name: string; assertionResults: { status: string; fullName: string }[] }[]
}

/** From vitest's JSON report. A file that could not be run counts as one failure. */
export function readVitestReport(report: VitestReport): Tally {
  const tests = report.testResults.flatMap((file) => file.assertionResults)
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(isFailed),
  )
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: tests.filter(isFailed).length + broken.length,
    skipped: tests
      .filter((test) => !['passed', 'failed'].includes(test.status))
      .map((test) => `${test.fullName}: not for this machine`),
  }
}

const isFailed = (test: { status: string }): boolean => test.status === 'failed'

interface PlaywrightSuite {
  suites?: PlaywrightSuite[]
  specs?: {
    title: string
    tests: { status: string; annotations: { type: string; description?: string }[] }[]
  }[]
}

/** From Playwright's JSON report; a flaky journey is a failed one. */
export function readPlaywrightReport(report: PlaywrightSuite & { errors?: unknown[] }): Tally {
  const own = (report.specs ?? []).flatMap(({ title, tests }) =>
    tests.map(({ status, annotations }): Tally => {
      const reason = annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description
      if (status === 'skipped') return { ...nothing, skipped: [`${title}: ${reason ?? 'no reason given'}`] }
      return status === 'expected' ? { ...nothing, passed: 1 } : { ...nothing, failed: 1 }
    }),
  )
  const errors: Tally = { ...nothing, failed: report.errors?.length ?? 0 }
  return add([errors, ...own, ...(report.suites ?? []).map(readPlaywrightReport)])
}
