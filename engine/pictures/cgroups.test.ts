import { expect, test } from 'vitest'
import { cgroupsPicture } from './cgroups.ts'
import type { GroupFiles } from './readings.ts'
import { web } from './testing-readings.ts'

const names = new Map([[web, { name: 'web', image: 'bulkhead/shell' }]])

function metersOf(version: 1 | 2, files: GroupFiles) {
  const { groups } = cgroupsPicture({ version, groups: [{ container: web, pid: 301, files }] }, names)
  const { container, ...meters } = groups[0]!
  expect(container).toEqual({ id: web, name: 'web', image: 'bulkhead/shell', pid: 301 })
  return meters
}

const version1: GroupFiles = {
  'memory.usage_in_bytes': '344064',
  'memory.limit_in_bytes': '67108864',
  'memory.max_usage_in_bytes': '3981312',
  'memory.oom_control': 'oom_kill_disable 0\nunder_oom 0\noom_kill 2',
  'cpuacct.usage': '32500000000',
  'cpu.cfs_quota_us': '50000',
  'cpu.cfs_period_us': '100000',
  'cpu.stat': 'nr_periods 30\nnr_throttled 12\nthrottled_time 250000000\nnr_bursts 0\nburst_time 0',
  'pids.current': '3',
  'pids.max': '20',
  'pids.events': 'max 4',
}
const version2: GroupFiles = {
  'memory.current': '344064',
  'memory.max': '67108864',
  'memory.peak': '3981312',
  'memory.events': 'low 0\nhigh 0\nmax 9\noom 2\noom_kill 2\noom_group_kill 0',
  'cpu.max': '50000 100000',
  'cpu.stat':
    'usage_usec 32500000\nuser_usec 1\nsystem_usec 2\nnr_periods 30\nnr_throttled 12\nthrottled_usec 250000',
  'pids.current': '3',
  'pids.max': '20',
  'pids.events': 'max 4',
}

test.each([
  [1, version1],
  [2, version2],
] as const)('version %i, with limits', (version, files) => {
  expect(metersOf(version, files)).toEqual({
    memory: { used: 344064, limit: 67108864, peak: 3981312, kills: 2 },
    cpu: { used: 32.5, limit: 0.5, throttledPeriods: 12, throttled: 0.25 },
    pids: { current: 3, limit: 20, refused: 4 },
  })
})

test.each([
  [
    1,
    {
      ...version1,
      'memory.limit_in_bytes': '9223372036854771712',
      'cpu.cfs_quota_us': '-1',
      'pids.max': 'max',
    },
  ],
  [2, { ...version2, 'memory.max': 'max', 'cpu.max': 'max 100000', 'pids.max': 'max' }],
] as const)('version %i, without', (version, files) => {
  const { memory, cpu, pids } = metersOf(version, files)
  expect([memory.limit, cpu.limit, pids.limit]).toEqual([null, null, null])
})

const odd = [
  '',
  'nothing',
  '-5',
  '1e9',
  '0x10',
  'NaN',
  '9'.repeat(400),
  'oom_kill\noom_kill x',
  '5 0',
  '\n\n',
]

test.each(odd.flatMap((text) => [[1, text] as const, [2, text] as const]))(
  'version %i, every file saying %j',
  (version, text) => {
    const files = Object.fromEntries(
      Object.keys(version === 1 ? version1 : version2).map((name) => [name, text]),
    )
    const { memory, cpu, pids } = metersOf(version, files)
    expect([memory.limit, memory.kills, cpu.limit, cpu.throttled, pids.limit, pids.refused]).toEqual(
      Array.from({ length: 6 }, () => null),
    )
    expect([memory.used, cpu.used, pids.current]).toEqual([0, 0, 0])
  },
)

test('where the kernel has no such files', () => {
  expect(metersOf(2, { 'memory.current': null, 'memory.peak': null })).toEqual({
    memory: { used: 0, limit: null, peak: null, kills: null },
    cpu: { used: 0, limit: null, throttledPeriods: null, throttled: null },
    pids: { current: 0, limit: null, refused: null },
  })
})
