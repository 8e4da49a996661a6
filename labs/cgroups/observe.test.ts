import { expect, test } from 'vitest'
import type { ConnectionOutcome, HostProbe } from '../../contract/index.ts'
import { dockerdProcess, hostDouble, labDouble } from '../shared/probe-double.ts'
import { observe, verifyDurable } from './observe.ts'
import { params } from './test-observations.ts'

const answer = (value: unknown): ConnectionOutcome => ({
  kind: 'answered',
  status: 200,
  body: typeof value === 'string' ? value : JSON.stringify(value),
})
const MIB = 1024 * 1024

function masterDouble(over: Partial<HostProbe> = {}) {
  return hostDouble('master', {
    daemonIdentity: async () => ({ kind: 'genuine', process: dockerdProcess() }),
    daemon: async ({ path }) =>
      answer({
        Id: path.split('/')[2],
        State: { Status: 'running', Pid: 40 },
        HostConfig: { RestartPolicy: { Name: 'always' }, CpuPeriod: 35000, CpuQuota: null },
      }),
    listeners: async () => [
      { family: 4, address: '0.0.0.0', port: 22, pids: [9] },
      // A child that was forked just now holds it too.
      { family: 4, address: '0.0.0.0', port: 8226, pids: [300, 263] },
    ],
    connect: async () => answer('fern-6711\n'),
    process: async (pid) => dockerdProcess({ pid, args: [`process ${pid}`], cgroup: '/docker/gazette' }),
    cgroup: async () => ({ version: 2, files: { 'memory.current': String(40 * MIB) } }),
    readFile: async (path) => (path === '/root/answers/version' ? '1\n' : undefined),
    ...over,
  })
}

test('containers, answers, and whoever holds the port', async () => {
  const seen = await observe(labDouble(masterDouble()), params)
  expect(seen.answers).toMatchObject({ version: '1', path: null })
  expect(seen.service).toEqual({ pid: 263, args: ['process 263'], groups: [] })
  expect(seen.page).toMatchObject({ kind: 'answered', body: 'fern-6711' })
  expect(seen.subject).toMatchObject({ name: 'gazette', path: '/docker/gazette', args: ['process 40'] })
  expect(seen.hog?.settings).toEqual({ RestartPolicy: { Name: 'always' }, CpuPeriod: 35000 })
})

test('an impostor is not asked for containers', async () => {
  const asked: string[] = []
  const master = masterDouble({
    daemonIdentity: async () => ({ kind: 'impostor', reason: 'python3 answers' }),
    daemon: async ({ path }) => {
      asked.push(path)
      return answer([])
    },
  })
  expect(await observe(labDouble(master), params)).toMatchObject({ subject: null, hog: null, killed: null })
  expect(asked).toEqual([])
})

test('nobody listens', async () => {
  const seen = await observe(labDouble(masterDouble({ listeners: async () => [] })), params)
  expect(seen.service).toBeNull()
})

test('what was started just now is given a moment until it holds its table', async () => {
  let looks = 0
  // All three containers are read once, this one until it is ready.
  const cgroup: HostProbe['cgroup'] = async () => ({
    version: 2,
    files: { 'memory.current': String(++looks > 4 ? 40 * MIB : MIB) },
  })
  const seen = await observe(labDouble(masterDouble({ cgroup })), params)
  expect(seen.killed?.cgroup?.files['memory.current']).toBe(String(40 * MIB))
})

test('a full check restarts docker and says how that went', async () => {
  const restarted: string[] = []
  const master = masterDouble({
    restartUnit: async (unit) => {
      restarted.push(unit)
      return { ok: true, message: 'active' }
    },
  })
  expect((await verifyDurable(labDouble(master), params)).restart).toMatchObject({ ok: true })
  expect(restarted).toEqual(['docker.service'])
})
