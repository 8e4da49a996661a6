import { expect, test } from 'vitest'
import type { ConnectionOutcome, HostProbe, ProcessInfo } from '../../contract/index.ts'
import { hostDouble, labDouble } from '../shared/probe-double.ts'
import { observe, verifyDurable } from './observe.ts'

const params = {
  service: 'tides',
  image: 'lab/tides',
  port: '8100',
  word: 'keel-1',
  masterAddress: '10.0.0.1',
}
const processOf = (pid: number, cgroup: string): ProcessInfo => ({
  pid,
  ppid: 1,
  uid: 0,
  exe: '/bin/busybox',
  inode: '1:1',
  exeSha256: '',
  args: ['httpd', '-f'],
  startedAt: 0,
  cgroup,
})
const answer = (body: unknown): ConnectionOutcome => ({
  kind: 'answered',
  status: 200,
  body: JSON.stringify(body),
})
const inspected = (startedAt: string) => ({
  Id: 'abc',
  Name: '/tides',
  State: { Status: 'running', Running: true, Pid: 40, StartedAt: startedAt },
  HostConfig: { Privileged: false },
  NetworkSettings: { Ports: { '8080/tcp': [{ HostIp: '0.0.0.0', HostPort: '8100' }], '9/tcp': null } },
})
const status = `Uid:	7	7	7	7
CapInh:	0
CapPrm:	0
CapEff:	0
CapBnd:	0
CapAmb:	0
NoNewPrivs:	1
`

function masterDouble(over: Partial<HostProbe> = {}, startedAt = '2020-01-01T00:00:00Z') {
  return hostDouble('master', {
    daemonIdentity: async () => ({ kind: 'genuine', process: processOf(7, '/system.slice/docker.service') }),
    daemon: async ({ path }) =>
      path.includes('all=1')
        ? answer([
            { Id: 'abc', State: 'running', Ports: [{ PrivatePort: 8080, PublicPort: 8100, Type: 'tcp' }] },
            { Id: 'old', State: 'exited', Ports: [] },
          ])
        : answer(inspected(startedAt)),
    connect: async () => ({ kind: 'answered', status: 200, body: 'keel-1' }),
    listeners: async () => [
      { family: 4, address: '0.0.0.0', port: 8080, pids: [41] },
      { family: 4, address: '0.0.0.0', port: 22, pids: [9] },
    ],
    process: async (pid) => processOf(pid, pid === 9 ? '/system.slice/ssh.service' : '/docker/abc'),
    processFile: async (pid, file) => {
      const mountinfo = `1 0 0:${pid} / / rw - overlay overlay rw\n`
      return { status, uid_map: '0 0 4294967295', mountinfo }[file as 'status']
    },
    namespaces: async (pid) => {
      const of = (kind: string) => (pid === 1 ? `${kind}-host` : `${kind}-own`)
      return {
        cgroup: of('cgroup'),
        ipc: of('ipc'),
        mnt: of('mnt'),
        net: of('net'),
        pid: of('pid'),
        user: of('user'),
        uts: of('uts'),
      }
    },
    ...over,
  })
}

test('the service is its first process and those of its own that listen', async () => {
  const seen = await observe(labDouble(masterDouble()), params)
  expect(seen.service).toMatchObject({ state: 'running', listensOn: [8080], forwardedTo: 8080 })
  expect(seen.service!.processes.map(({ pid, listens }) => [pid, listens])).toEqual([
    [40, false],
    [41, true],
  ])
  expect(seen.containers).toEqual([
    {
      name: 'tides',
      namespaces: { net: 'net-own', pid: 'pid-own', ipc: 'ipc-own', uts: 'uts-own' },
      sockets: [],
      publishes: [8100],
    },
  ])
  expect(seen.hostNamespaces?.net).toBe('net-host')
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
  const seen = await observe(labDouble(master), params)
  expect(asked).toEqual([])
  expect(seen).toMatchObject({ service: null, containers: [] })
})

test('what has only just been started is given a moment', async () => {
  let tries = 0
  const connect = async (): Promise<ConnectionOutcome> =>
    ++tries < 3
      ? { kind: 'refused', message: 'connection refused' }
      : { kind: 'answered', status: 200, body: 'keel-1' }
  const seen = await observe(labDouble(masterDouble({ connect }, new Date().toISOString())), params)
  expect(tries).toBe(3)
  expect(seen.answer.outcome.kind).toBe('answered')
})

test('what has long been running is not waited for', async () => {
  let tries = 0
  const connect = async (): Promise<ConnectionOutcome> => {
    tries++
    return { kind: 'refused', message: 'connection refused' }
  }
  await observe(labDouble(masterDouble({ connect })), params)
  expect(tries).toBe(1)
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
