import { describe, expect, test } from 'vitest'
import { lastLine, nothing, readOwnCount, readPlaywrightReport, readVitestReport, settle } from './tally.ts'

test('a section that ran nothing failed', () => {
  expect(settle(nothing, true).failed).toBe(1)
  expect(settle({ ...nothing, passed: 3 }, true).failed).toBe(0)
  expect(settle({ ...nothing, skipped: ['a: no display'] }, true).failed).toBe(0)
})

test('a bad end without a failure to show is one failure, others are not counted twice', () => {
  expect(settle({ ...nothing, passed: 3 }, false).failed).toBe(1)
  expect(settle({ ...nothing, failed: 2 }, false).failed).toBe(2)
})

test('the last line names what was skipped only when something was', () => {
  expect(lastLine({ passed: 2, failed: 0, skipped: [] })).toBe('2 passed, 0 failed')
  expect(lastLine({ passed: 2, failed: 1, skipped: ['a'] })).toBe('2 passed, 1 failed, 1 skipped')
})

describe('reading what others report', () => {
  test('the last count of our own programs', () => {
    expect(readOwnCount('1 passed, 9 failed\nmore\n14 passed, 2 failed\n')).toMatchObject({
      passed: 14,
      failed: 2,
    })
    expect(readOwnCount('nothing like it')).toEqual(nothing)
  })

  test('vitest: tests by status, and files that broke before any test ran', () => {
    const passed = { status: 'passed', fullName: 'a' }
    const report = {
      success: false,
      testResults: [
        { status: 'failed', name: 'x', assertionResults: [passed, { status: 'failed', fullName: 'b' }] },
        { status: 'failed', name: 'y', assertionResults: [] },
        { status: 'passed', name: 'z', assertionResults: [passed, { status: 'skipped', fullName: 'c' }] },
      ],
    }
    expect(readVitestReport(report)).toEqual({ passed: 2, failed: 2, skipped: ['c: not for this machine'] })
  })

  test('Playwright: nested suites, flaky as failed, skipped with its reason', () => {
    const spec = (status: string, description?: string) => ({
      title: status,
      tests: [{ status, annotations: description === undefined ? [] : [{ type: 'skip', description }] }],
    })
    const report = {
      errors: [{}],
      suites: [
        { specs: [spec('expected'), spec('flaky')], suites: [{ specs: [spec('skipped', 'no Electron')] }] },
      ],
    }
    expect(readPlaywrightReport(report)).toEqual({ passed: 1, failed: 2, skipped: ['skipped: no Electron'] })
  })
})
