import { expect, test } from 'vitest'
import {
  type ConnectionAttempt,
  type ConnectionOutcome,
  type HostProbe,
  verbatim,
} from '../../contract/index.ts'
import { hostDouble, labDouble } from '../shared/probe-double.ts'
import { attempt } from './attempt.ts'

const params = { account: 'porter', jobPort: '7200' }

/** A runner whose jobs say what `jobs` says to them. */
function masterWith(
  jobs: (run: string) => { status: number; output: string },
  over: Partial<HostProbe> = {},
) {
  const connect = async ({ body }: ConnectionAttempt): Promise<ConnectionOutcome> => {
    const { run } = body as { run: string }
    return { kind: 'answered', status: 200, body: JSON.stringify(jobs(run)) }
  }
  return labDouble(hostDouble('master', { connect, ...over }))
}

const hello = { status: 0, output: 'uid=998(porter)\n' }

test('nobody runs jobs: it could not be tried', async () => {
  const report = await attempt.run(labDouble(hostDouble('master')), params, () => {})
  expect(report.outcome).toBe('error')
})

test('Docker’s socket is closed to the job', async () => {
  const closed = masterWith((run) => (run === 'id' ? hello : { status: 7, output: 'curl: (7) no' }))
  const report = await attempt.run(closed, params, () => {})
  expect(report.outcome).toBe('refused')
  expect(report.steps[1]).toMatchObject({ got: verbatim('curl: (7) no'), succeeded: false })
})

test('the job becomes root by asking Docker', async () => {
  const asked: string[] = []
  let token = ''
  const jobs = (run: string) => {
    if (run === 'id') return hello
    asked.push(run)
    token = /bulkhead-was-here-([0-9a-f]+)/.exec(run)?.[1] ?? token
    return { status: 0, output: run.includes('/wait') ? '{"StatusCode":0}\n200' : '{}\n201' }
  }
  const open = masterWith(jobs, { readFile: async () => token })
  const report = await attempt.run(open, params, () => {})
  expect(report.outcome).toBe('succeeded')
  expect(asked[0]).toContain(`'-d' '{"Image":"bulkhead/shell"`)
  expect(asked[0]).toContain(`'--unix-socket' '/run/docker.sock'`)
})
