import { expect, test } from 'vitest'
import {
  AttemptReport,
  type AttemptStep,
  type ConnectionOutcome,
  type HostProbe,
  render,
} from '../../contract/index.ts'
import { hostDouble, labDouble } from '../shared/probe-double.ts'
import { attempt } from './attempt.ts'
import { observe } from './observe.ts'
import { planted } from './planted.ts'
import { params } from './test-observations.ts'

const MIB = 1024 * 1024

const answer = (value: unknown, status = 200): ConnectionOutcome => ({
  kind: 'answered',
  status,
  body: JSON.stringify(value),
})

/** A host whose kernel keeps the limits of `params`, or none. What is run has its effect at once. */
function hostWith(limited: boolean, running = true): { host: HostProbe; files: Map<string, number> } {
  const files = new Map<string, number>()
  let used = 0
  let status = 0
  const perform = (script: string) => {
    status = limited ? 1 : 0
    const size = Number(/head -c (\d+)m/.exec(script)?.[1])
    if (size) files.set('/upper/tmp/greed', (limited ? 4 : size) * MIB)
    if (script.startsWith('rm')) files.delete('/upper/tmp/greed')
    if (script.startsWith('timeout')) used += limited ? 3 : Number(/ulimit -t (\d+)/.exec(script)?.[1])
  }
  const daemon: HostProbe['daemon'] = async ({ path, body }) => {
    if (path === '/containers/json?all=1') return answer([])
    if (path.endsWith('/exec')) {
      perform((body as { Cmd: string[] }).Cmd[2] ?? '')
      return answer({ Id: 'e' }, 201)
    }
    if (path.startsWith('/exec/')) return answer({ ExitCode: status })
    return answer({
      Id: path,
      Name: '/gazette',
      State: { Status: running ? 'running' : 'exited', Running: running, Pid: running ? 41 : 0 },
      HostConfig: { RestartPolicy: { Name: 'always' }, Ulimits: null },
      GraphDriver: { Data: { UpperDir: '/upper' } },
    })
  }
  const process = {
    pid: 41,
    ppid: 1,
    uid: 0,
    exe: '/bin/busybox',
    inode: '1:1',
    exeSha256: '',
    startedAt: 0,
    cgroup: '/',
  }
  const host = hostDouble('master', {
    daemon,
    daemonIdentity: async () => ({ kind: 'genuine', process: { ...process, args: ['dockerd'] } }),
    process: async () => ({ ...process, args: planted.page.program }),
    processFile: async () => 'Max open files            300                  450                  files',
    cgroup: async () => ({ version: 2, files: { 'cpu.stat': `usage_usec ${used * 1e6}` } }),
    stat: async (path) => (files.has(path) ? ({ path, size: files.get(path) } as never) : undefined),
  })
  return { host, files }
}

async function run(limited: boolean, running = true) {
  const { host, files } = hostWith(limited, running)
  const steps: AttemptStep[] = []
  const report = await attempt.run(labDouble(host), params, (step) => steps.push(step))
  expect(AttemptReport.parse(report)).toEqual(report)
  expect(report.steps).toEqual(steps)
  return { report, files }
}

test('without limits a process gets more of everything, and nothing is left behind', async () => {
  const { report, files } = await run(false)
  expect(report.outcome).toBe('succeeded')
  expect(report.steps.map(({ succeeded }) => succeeded)).toEqual([true, true, true])
  expect(files.size).toBe(0)
})

test('within limits it is refused everywhere', async () => {
  const { report, files } = await run(true)
  expect(report.outcome).toBe('refused')
  expect(report.steps.map(({ succeeded }) => succeeded)).toEqual([false, false, false])
  expect(files.size).toBe(0)
})

test('containers that do not run were not tried', async () => {
  const { report } = await run(true, false)
  expect(report.outcome).toBe('error')
  expect(render(report.summary)).toContain('does not run')
})

test('observed is what the kernel has', async () => {
  const seen = await observe(labDouble(hostWith(true).host), params)
  expect(seen.containers.page).toEqual({
    name: 'gazette',
    status: 'running',
    args: planted.page.program,
    limits: { nofile: { soft: 300, hard: 450 }, cpu: null, fsize: null, core: null },
    restart: 'always',
    own: [],
    twins: [],
  })
})

test('nobody is asked about containers where no dockerd answers', async () => {
  const seen = await observe(labDouble(hostDouble('master')), params)
  expect(seen.containers).toEqual({ collector: null, page: null, archive: null })
})
