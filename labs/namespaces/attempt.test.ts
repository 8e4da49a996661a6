import { expect, test } from 'vitest'
import { type ConnectionOutcome, type HostProbe, render } from '../../contract/index.ts'
import { hostDouble, labDouble } from '../shared/probe-double.ts'
import { attempt } from './attempt.ts'

const params = { page: 'dairy', notebook: 'daybook', notebookPort: '8700', notebookWord: 'anvil-1234' }

const answer = (status: number, body: unknown): ConnectionOutcome => ({
  kind: 'answered',
  status,
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

/** A page that runs, and what commands in it say, in turn. */
function masterWith(outputs: string[], over: Partial<HostProbe> = {}) {
  const said = [...outputs]
  const daemon: HostProbe['daemon'] = async ({ path }) => {
    if (path === '/containers/dairy/json') return answer(200, { State: { Running: true, Pid: 40 } })
    if (path.endsWith('/exec')) return answer(201, { Id: 'e1' })
    if (path.endsWith('/start')) return answer(200, said.shift() ?? '')
    return answer(200, { ExitCode: 0 })
  }
  return labDouble(hostDouble('master', { daemon, ...over }))
}

test('there is nobody to try from', async () => {
  const report = await attempt.run(labDouble(hostDouble('master')), params, () => {})
  expect(report.outcome).toBe('error')
})

test('the host’s loopback is the container’s', async () => {
  const unit = async () => ({ MainPID: '77' })
  const report = await attempt.run(masterWith(['anvil-1234\r\n'], { unit }), params, () => {})
  expect(report.outcome).toBe('succeeded')
  expect(report.steps.map(({ succeeded }) => succeeded)).toEqual([true, false])
})

test('what proves an end is that systemd has another process', async () => {
  let asked = 0
  const unit = async () => ({ MainPID: String(77 + asked++) })
  const report = await attempt.run(masterWith(['refused'], { unit }), params, () => {})
  expect(report.outcome).toBe('succeeded')
  expect(render(report.steps[1]!.got)).toContain('Process 77')
})

test('nothing of the host’s', async () => {
  const unit = async () => ({ MainPID: '77' })
  const report = await attempt.run(masterWith(['wget: refused'], { unit }), params, () => {})
  expect(report.outcome).toBe('refused')
})
