import type { Params } from '../../contract/index.ts'
import type { ContainerSeen, Observation } from './observation.ts'
import { HOG_PROGRAM } from './planted.ts'
import { genuineDaemon } from '../shared/probe-double.ts'

/** A solved lab as hand-made data, for tests of the edges. */
export const params: Params = {
  hogName: 'sorter',
  neighbourName: 'tides',
  greeting: 'tides no. 1234',
  pidsLimit: '50',
  memoryMb: '64',
  cpuShare: '0.25',
  pinnedCpu: '1',
  blkioWeight: '300',
  scratchMb: '8',
  logMb: '4',
}

const MIB = 1024 * 1024

const hogV1 = {
  'pids.max': '50',
  'memory.limit_in_bytes': String(64 * MIB),
  'memory.memsw.limit_in_bytes': String(64 * MIB),
  'memory.oom_control': 'oom_kill_disable 0\nunder_oom 0\noom_kill 1',
  'cpu.cfs_quota_us': '25000',
  'cpu.cfs_period_us': '100000',
  'cpuset.cpus': '1',
}

export const hogV2 = {
  'pids.max': '50',
  'memory.max': String(64 * MIB),
  'memory.swap.max': '0',
  'cpu.max': '25000 100000',
  'cpuset.cpus.effective': '1',
  'io.weight': 'default 2930',
}

const unlimited = {
  'pids.max': 'max',
  'memory.limit_in_bytes': '9223372036854771712',
  'memory.memsw.limit_in_bytes': '9223372036854771712',
  'cpu.cfs_quota_us': '-1',
  'cpu.cfs_period_us': '100000',
  'cpuset.cpus': '0-1',
}

const at = '2026-01-01T12:00:00.000Z'

export function solved(): Observation & { hog: ContainerSeen; neighbour: ContainerSeen } {
  return {
    at,
    daemon: genuineDaemon(at),
    hog: {
      name: 'sorter',
      status: 'running',
      args: ['sh', '-c', HOG_PROGRAM],
      cgroup: { version: 1, files: { ...hogV1 } },
      mounts: [
        { point: '/', type: 'overlay', readOnly: true, size: null },
        { point: '/scratch', type: 'tmpfs', readOnly: false, size: 8 * MIB },
        { point: '/etc/hosts', type: 'ext4', readOnly: true, size: null },
      ],
      settings: {
        RestartPolicy: { Name: 'unless-stopped' },
        PidsLimit: 50,
        Memory: 64 * MIB,
        MemorySwap: 64 * MIB,
        NanoCpus: 250_000_000,
        CpusetCpus: '1',
        BlkioWeight: 0,
        ReadonlyRootfs: true,
        Tmpfs: { '/scratch': 'size=8m' },
        LogConfig: { Type: 'json-file', Config: { 'max-size': '4m' } },
      },
      lastLine: '2026-01-01T11:59:59.500000000Z job 7 done',
    },
    twins: [],
    neighbour: {
      name: 'tides',
      status: 'running',
      args: ['httpd', '-f', '-h', '/www'],
      cgroup: { version: 1, files: { ...unlimited } },
      mounts: [],
      settings: { RestartPolicy: { Name: 'unless-stopped' } },
      lastLine: null,
    },
    page: { kind: 'answered', status: 200, body: 'tides no. 1234' },
    cpus: '0-1',
  }
}
