import type { Params } from '../../contract/index.ts'
import { genuineDaemon } from '../shared/probe-double.ts'
import type { ContainerSeen, Observation, ServiceSeen } from './observation.ts'

/** A solved lab as hand-made data, for tests of the edges. */
export const params: Params = {
  subjectName: 'gazette',
  subjectMb: '51',
  pidsGiven: '138',
  pidsNow: '72',
  serviceName: 'desk',
  servicePort: '8226',
  serviceWord: 'fern-6711',
  groupName: 'yard10',
  groupPids: '32',
  groupMb: '121',
  hogName: 'weaver',
  sharePercent: '37',
  periodMs: '35',
  oomName: 'july',
  signalName: 'march',
  errorName: 'may',
  needMb: '32',
  tightMb: '16',
}

const MIB = 1024 * 1024
const at = '2026-01-01T12:00:00.000Z'
const RestartPolicy = { Name: 'unless-stopped' }

const container = (name: string, args: string[], over: Partial<ContainerSeen>): ContainerSeen => ({
  name,
  status: 'running',
  args,
  path: `/docker/${name}`,
  cgroup: { version: 1, files: {} },
  settings: { RestartPolicy },
  ...over,
})

export function solved() {
  return {
    at,
    daemon: genuineDaemon(at),
    answers: {
      version: '1',
      path: '/docker/gazette',
      memory: String(51 * MIB),
      pids: '72',
      killed: 'july',
    } as Observation['answers'],
    subject: container('gazette', ['sleep', '1000000'], {
      cgroup: { version: 1, files: { 'pids.max': '72', 'memory.limit_in_bytes': String(51 * MIB) } },
    }),
    hog: container('weaver', ['/bin/sh', '/bin/job', 'turn'], {
      cgroup: { version: 1, files: { 'cpu.cfs_quota_us': '12950', 'cpu.cfs_period_us': '35000' } },
      settings: { RestartPolicy, CpuPeriod: 35000, CpuQuota: 12950, NanoCpus: 0 },
    }),
    killed: container('july', ['/bin/sh', '/bin/job', 'table', '32'], {
      cgroup: {
        version: 1,
        files: { 'memory.limit_in_bytes': String(48 * MIB), 'memory.usage_in_bytes': String(33 * MIB) },
      },
    }),
    service: {
      pid: 263,
      args: ['/usr/bin/python3', '/usr/local/lib/desk/serve.py'],
      groups: [
        { controller: 'pids', path: '/yard10', limit: '32' },
        { controller: 'memory', path: '/yard10', limit: String(121 * MIB) },
      ],
    } as ServiceSeen,
    page: { kind: 'answered', status: 200, body: 'fern-6711' },
  } satisfies Observation as Observation & {
    subject: ContainerSeen
    hog: ContainerSeen
    killed: ContainerSeen
    service: ServiceSeen
  }
}
