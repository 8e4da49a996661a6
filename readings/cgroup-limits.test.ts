import { describe, expect, test } from 'vitest'
import { cpuList, ioWeightOf, limitsOf } from './cgroup-limits.ts'

const unlimitedV1 = {
  'pids.max': 'max',
  'memory.limit_in_bytes': '9223372036854771712',
  'memory.memsw.limit_in_bytes': '9223372036854771712',
  'memory.oom_control': 'oom_kill_disable 0\nunder_oom 0\noom_kill 3',
  'cpu.cfs_quota_us': '-1',
  'cpu.cfs_period_us': '100000',
  'cpuset.cpus': '0-1',
}

describe('version 1', () => {
  test('no limits', () => {
    expect(limitsOf({ version: 1, files: unlimitedV1 })).toEqual({
      pids: 'unlimited',
      memory: 'unlimited',
      memoryAndSwap: 'unlimited',
      oomKillDisabled: false,
      cpus: 'unlimited',
      cpuset: [0, 1],
      ioWeight: undefined,
    })
  })

  test('limits', () => {
    const files = {
      'pids.max': '64',
      'memory.limit_in_bytes': '67108864',
      'memory.memsw.limit_in_bytes': '134217728',
      'memory.oom_control': 'oom_kill_disable 1\nunder_oom 0',
      'cpu.cfs_quota_us': '12500',
      'cpu.cfs_period_us': '50000',
      'cpuset.cpus': '3',
      'blkio.weight': '300',
    }
    expect(limitsOf({ version: 1, files })).toEqual({
      pids: 64,
      memory: 67108864,
      memoryAndSwap: 134217728,
      oomKillDisabled: true,
      cpus: 0.25,
      cpuset: [3],
      ioWeight: 300,
    })
  })

  test('a weight that Docker does not set is none', () => {
    const files = { ...unlimitedV1, 'blkio.weight': null, 'io.bfq.weight': '100' }
    expect(limitsOf({ version: 1, files }).ioWeight).toBeUndefined()
  })
})

describe('version 2', () => {
  test('no limits', () => {
    const files = {
      'pids.max': 'max',
      'memory.max': 'max',
      'memory.swap.max': 'max',
      'cpu.max': 'max 100000',
    }
    expect(limitsOf({ version: 2, files })).toMatchObject({
      pids: 'unlimited',
      memory: 'unlimited',
      memoryAndSwap: 'unlimited',
      cpus: 'unlimited',
      ioWeight: undefined,
    })
  })

  test('limits', () => {
    const files = {
      'pids.max': '64',
      'memory.max': '67108864',
      'memory.swap.max': '0',
      'cpu.max': '25000 100000',
      'cpuset.cpus.effective': '0',
      'io.weight': 'default 1667',
    }
    expect(limitsOf({ version: 2, files })).toEqual({
      pids: 64,
      memory: 67108864,
      memoryAndSwap: 67108864,
      oomKillDisabled: false,
      cpus: 0.25,
      cpuset: [0],
      ioWeight: 1667,
    })
  })

  test('without swap accounting nothing can be said of swap', () => {
    const files = { 'memory.max': '67108864', 'memory.swap.max': null }
    expect(limitsOf({ version: 2, files }).memoryAndSwap).toBeUndefined()
  })
})

test('lists of CPUs', () => {
  expect(cpuList('0-2,5')).toEqual([0, 1, 2, 5])
  expect(cpuList('')).toEqual([])
  expect(cpuList(undefined)).toBeUndefined()
})

test('weights reach from one end to the other', () => {
  expect([10, 1000].map(ioWeightOf)).toEqual([1, 10000])
})
