import { expect, test } from 'vitest'
import { AttemptReport, type ConnectionOutcome, type HostProbe } from '../../contract/index.ts'
import { hostDouble, labDouble } from '../shared/probe-double.ts'
import { attempt } from './attempt.ts'
import { params } from './test-observation.ts'

const closed: ConnectionOutcome = { kind: 'refused', message: 'connection refused' }

/** The program reports with what it was asked with, from where it runs. */
async function run(places: Record<number, string>) {
  const connect: HostProbe['connect'] = async ({ port, path }) => {
    const processes = places[port]
    if (processes === undefined) return closed
    const nonce = path.split('?')[1]
    return {
      kind: 'answered',
      status: 200,
      body: `auditor (${nonce})\nmachine x, kernel y\nprocess ${processes}\n`,
    }
  }
  const report = await attempt.run(labDouble(hostDouble('master', { connect })), params, () => {})
  expect(AttemptReport.parse(report)).toEqual(report)
  return report
}

test('in a container that sees the host', async () => {
  const report = await run({ 19200: `ledger --password=${params.password}` })
  expect(report.outcome).toBe('succeeded')
  expect(report.steps.map(({ succeeded }) => succeeded)).toEqual([true, false])
})

test('in the machine, and nowhere else', async () => {
  expect((await run({ 18200: 'init' })).outcome).toBe('refused')
})

test('in both', async () => {
  expect((await run({ 18200: 'init', 19200: `ledger --password=${params.password}` })).outcome).toBe(
    'succeeded',
  )
})

test('whoever does not answer was not asked', async () => {
  expect((await run({})).outcome).toBe('error')
})
