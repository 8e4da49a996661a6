import { expect, test } from 'vitest'
import { AttemptReport, type ConnectionOutcome } from '../../contract/index.ts'
import { hostDouble, labDouble } from '../shared/probe-double.ts'
import { attempt } from './attempt.ts'
import { params } from './test-observation.ts'

const answer = (status: number, body: unknown = {}): ConnectionOutcome => ({
  kind: 'answered',
  status,
  body: JSON.stringify(body),
})

/** A daemon whose containers behave as told. */
function playedDaemon(play: { well: boolean }) {
  let [running, halted, left] = [true, false, 5]
  const container = (name: string) =>
    name === params.worker
      ? {
          State: { Status: play.well ? 'exited' : 'restarting', Pid: 0, ExitCode: 17, StartedAt: '' },
          RestartCount: play.well ? 3 : 4,
          Config: {},
          HostConfig: {},
        }
      : {
          State: {
            Status: running ? 'running' : 'exited',
            Pid: running ? 400 : 0,
            ExitCode: play.well ? 143 : 137,
            StartedAt: '',
            ...(play.well ? { Health: { Status: halted ? 'unhealthy' : 'healthy', Log: [] } } : {}),
          },
          RestartCount: 0,
          Config: play.well ? { Healthcheck: { Test: ['CMD', 'wget'], Interval: 2e9, Timeout: 3e9 } } : {},
          HostConfig: {},
        }
  const daemon = async ({ path, body }: { path: string; body?: unknown }): Promise<ConnectionOutcome> => {
    const name = /^\/containers\/([^/]+)\//.exec(path)?.[1] ?? ''
    if (path.startsWith('/exec/')) return answer(200, { Running: false })
    if (path.endsWith('/exec')) {
      const { Cmd } = body as { Cmd: string[] }
      if (Cmd[0] === 'killall') halted = Cmd[1] === '-STOP'
      else if (!play.well) left += 30
      return answer(201, { Id: 'e' })
    }
    if (path.endsWith('/json')) return answer(200, container(name))
    if (path.includes('/stop')) running = false
    if (path.endsWith('/start')) running = true
    return answer(204)
  }
  const host = hostDouble('master', {
    daemon,
    cgroup: async () => ({ version: 1, files: { 'pids.current': String(left), 'pids.max': 'max' } }),
    connect: async () => (halted ? { kind: 'timeout', message: 'no answer' } : answer(200)),
  })
  return { host, state: () => ({ running, halted }) }
}

async function run(well: boolean) {
  const { host, state } = playedDaemon({ well })
  const report = await attempt.run(labDouble(host), params, () => {})
  expect(AttemptReport.parse(report)).toEqual(report)
  return { report, state: state() }
}

test('nothing holds up the failures: every step succeeds, and all is put back', async () => {
  const { report, state } = await run(false)
  expect(report.outcome).toBe('succeeded')
  expect(report.steps.map((step) => step.succeeded)).toEqual([true, true, true, true])
  expect(state).toEqual({ running: true, halted: false })
})

test('every failure is held up', async () => {
  const { report, state } = await run(true)
  expect(report.outcome).toBe('refused')
  expect(state).toEqual({ running: true, halted: false })
})

test('where nobody answers nothing is claimed', async () => {
  const report = await attempt.run(labDouble(hostDouble('master')), params, () => {})
  expect(report.outcome).toBe('error')
})
