import { expect, test } from 'vitest'
import { AttemptReport, type AttemptStep, ProbeError, render } from '../../contract/index.ts'
import { labDouble } from '../shared/probe-double.ts'
import { attempt } from './attempt.ts'
import { hostWithHog, type HostState } from './test-host.ts'
import { params } from './test-observations.ts'

async function run(state: HostState) {
  const made = hostWithHog(state)
  const steps: AttemptStep[] = []
  const report = await attempt.run(labDouble(made.host), params, (step) => steps.push(step))
  expect(AttemptReport.parse(report)).toEqual(report)
  expect(report.steps).toEqual(steps)
  return { ...made, report }
}

test('without limits it gets more of everything', { timeout: 15_000 }, async () => {
  const { report, files } = await run({ limited: false })
  expect(report.outcome).toBe('succeeded')
  expect(render(report.summary)).toContain(
    'processes, memory, processor time, disk space at /scratch, disk space, log',
  )
  expect(report.steps.filter(({ succeeded }) => succeeded)).toHaveLength(6)
  // A log can't be taken back; everything else is gone.
  expect([...files.keys()]).toEqual(['/log'])
})

test('within limits it is refused everywhere', { timeout: 15_000 }, async () => {
  const { report, scripts } = await run({ limited: true })
  expect(report.outcome).toBe('refused')
  expect(report.steps.map(({ succeeded }) => succeeded)).toEqual(Array(7).fill(false))
  expect(scripts.filter((script) => script.startsWith('rm -f'))).toHaveLength(2)
})

test('how the neighbour fares is told', { timeout: 15_000 }, async () => {
  const { report } = await run({ limited: true })
  const asked = report.steps.find(({ tried }) => render(tried).includes('tides'))
  expect(render(asked!.got)).toMatch(/^It answers after \d+ ms\.$/)
})

test('everything is bounded by the figures of the exercise', { timeout: 15_000 }, async () => {
  const { scripts } = await run({ limited: true })
  expect(scripts[0]).toContain('-lt 90')
  expect(scripts[1]).toContain('bs=96M')
  expect(scripts.find((script) => script.includes('/scratch/greed'))).toContain('-c 16m')
  expect(scripts.find((script) => script.includes('/proc/1/fd/1'))).toContain('-c 7m')
})

test('a hog that does not run was not tried', async () => {
  const { report } = await run({ limited: true, running: false })
  expect(report.outcome).toBe('error')
  expect(render(report.summary)).toContain('container sorter does not run')
})

test('a trouble of ours is an error', async () => {
  const cgroup = () => Promise.reject(new ProbeError('the agent is gone'))
  const { report } = await run({ limited: false, over: { cgroup } })
  expect(report.outcome).toBe('error')
  expect(render(report.summary)).toContain('the agent is gone')
})
