import { expect, test } from 'vitest'
import type { ConnectionOutcome, HostProbe } from '../../contract/index.ts'
import { dockerdProcess, hostDouble, labDouble } from '../shared/probe-double.ts'
import { observe, verifyDurable } from './observe.ts'

const params = {
  service: 'buoys',
  port: '8100',
  word: 'tiller-1',
  first: 'owners',
  second: 'links',
  masterAddress: '10.0.0.1',
}
const bundle = '/run/containerd/io.containerd.runtime.v2.task/moby/abc/config.json'
const answer = (body: unknown): ConnectionOutcome => ({
  kind: 'answered',
  status: 200,
  body: typeof body === 'string' ? body : JSON.stringify(body),
})
const config = {
  linux: {
    seccomp: {
      defaultAction: 'SCMP_ACT_ERRNO',
      syscalls: [{ names: ['open', 'linkat', 'rename', 'mount'], action: 'SCMP_ACT_ALLOW' }],
    },
  },
}

function inspected(startedAt: string, options: string[] | null, HostIp: string) {
  return {
    Id: 'abc',
    Name: '/buoys',
    State: { Status: 'running', Running: true, Pid: 40, StartedAt: startedAt },
    HostConfig: { RestartPolicy: { Name: 'always' }, SecurityOpt: options },
    NetworkSettings: { Ports: { '8080/tcp': [{ HostIp, HostPort: '8100' }], '9/tcp': null } },
  }
}

interface World {
  startedAt?: string
  options?: string[] | null
  hostIp?: string
  over?: Partial<HostProbe>
}

function masterDouble({ startedAt = '2020-01-01T00:00:00Z', options = null, hostIp = '', over = {} }: World) {
  return hostDouble('master', {
    daemonIdentity: async () => ({ kind: 'genuine', process: dockerdProcess() }),
    daemon: async ({ path }) => {
      if (path === '/version') return answer({ Arch: 'amd64' })
      if (path === '/containers/buoys/json') return answer(inspected(startedAt, options, hostIp))
      if (path.endsWith('/start')) return answer('chown 1\nlink 1\nreboot 0\n')
      return answer({ Id: 'x', ExitCode: 0 })
    },
    connect: async ({ path }) => answer(path),
    listeners: async () => [
      { family: 4, address: '0.0.0.0', port: 8080, pids: [41] },
      { family: 4, address: '0.0.0.0', port: 22, pids: [9] },
    ],
    process: async (pid) => dockerdProcess({ pid, cgroup: pid === 9 ? '/ssh.service' : '/docker/abc' }),
    processFile: async (pid) => (pid === 41 ? 'Name:\thttpd\n' : 'Seccomp:\t2\nSeccomp_filters:\t1\n'),
    namespaces: async (pid) => ({ net: String(pid) }) as never,
    stat: async (path) => (path === bundle ? ({ changedAt: 7 } as never) : undefined),
    readFile: async (path) => (path === bundle ? JSON.stringify(config) : undefined),
    ...over,
  })
}

test('what the kernel, the runtime and a trial say of the container', async () => {
  const seen = await observe(labDouble(masterDouble({})), params)
  expect(seen.service).toEqual({
    state: 'running',
    startedAt: '2020-01-01T00:00:00Z',
    restartPolicy: 'always',
    source: 'the daemon',
    processes: [
      { pid: 40, args: ['/usr/sbin/dockerd'], mode: 2 },
      { pid: 41, args: ['/usr/sbin/dockerd'], mode: null },
    ],
    listensOn: [8080],
    onHostNetwork: false,
    forwardedTo: 8080,
    given: {
      path: bundle,
      changedAt: 7,
      profile: {
        defaultAction: 'SCMP_ACT_ERRNO',
        defaultErrno: 1,
        architectures: [],
        // Neither opening nor renaming is asked about.
        rules: [{ names: ['linkat', 'mount'], action: 'SCMP_ACT_ALLOW', errno: null, args: [] }],
      },
    },
    tried: [
      { name: 'chown', answer: 1 },
      { name: 'link', answer: 1 },
    ],
  })
  expect(seen.report.to).toBe(`http://10.0.0.1:8100/cgi-bin/space?${seen.report.word}`)
})

test.each([
  [['seccomp=unconfined'], 'unconfined'],
  [['seccomp:{}', 'no-new-privileges'], 'its own'],
  [['seccomp={}', 'seccomp=unconfined'], 'unconfined'],
  [['no-new-privileges'], 'the daemon'],
] as const)('%s: the profile is %s', async (options, source) => {
  const seen = await observe(labDouble(masterDouble({ options: [...options] })), params)
  expect(seen.service?.source).toBe(source)
})

test('a port of another address is not ours', async () => {
  const at = async (hostIp: string) =>
    (await observe(labDouble(masterDouble({ hostIp })), params)).service?.forwardedTo
  expect(await at('10.0.0.1')).toBe(8080)
  expect(await at('127.0.0.1')).toBeNull()
})

test('an impostor is not asked for containers', async () => {
  const asked: string[] = []
  const over: Partial<HostProbe> = {
    daemonIdentity: async () => ({ kind: 'impostor', reason: 'python3 answers' }),
    daemon: async ({ path }) => {
      asked.push(path)
      return answer([])
    },
  }
  expect((await observe(labDouble(masterDouble({ over })), params)).service).toBeNull()
  expect(asked).toEqual([])
})

test('what has only just been started is given a moment', async () => {
  let tries = 0
  const connect = async (): Promise<ConnectionOutcome> =>
    ++tries < 5 ? { kind: 'refused', message: 'connection refused' } : answer('tiller-1')
  const startedAt = new Date().toISOString()
  const seen = await observe(labDouble(masterDouble({ startedAt, over: { connect } })), params)
  expect(seen.page.outcome.kind).toBe('answered')
})

test('a full check restarts docker and says how that went', async () => {
  const restarted: string[] = []
  const over: Partial<HostProbe> = {
    restartUnit: async (unit) => {
      restarted.push(unit)
      return { ok: true, message: 'active' }
    },
  }
  const seen = await verifyDurable(labDouble(masterDouble({ over })), params)
  expect(seen.restart).toMatchObject({ ok: true })
  expect(restarted).toEqual(['docker.service'])
})
