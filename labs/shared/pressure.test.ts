import { expect, test } from 'vitest'
import { pressureOf } from './pressure.ts'

test('version 1', () => {
  const files = {
    'pids.current': '7',
    'pids.events': 'max 3',
    'memory.usage_in_bytes': '1048576',
    'memory.oom_control': 'oom_kill_disable 0\nunder_oom 0\noom_kill 2',
    'cpuacct.usage': '1500000000',
    'cpu.stat': 'nr_periods 10\nnr_throttled 4\nthrottled_time 12345',
    'memory.current': null,
  }
  expect(pressureOf({ version: 1, files })).toEqual({
    pids: 7,
    pidsRefused: 3,
    memory: 1048576,
    oomKills: 2,
    cpuSeconds: 1.5,
    throttled: 4,
  })
})

test('version 2', () => {
  const files = {
    'pids.current': '7',
    'pids.events': 'max 3',
    'memory.current': '1048576',
    'memory.events': 'low 0\nhigh 0\nmax 5\noom 1\noom_kill 2\noom_group_kill 0',
    'cpu.stat': 'usage_usec 1500000\nuser_usec 1\nnr_periods 10\nnr_throttled 4',
  }
  expect(pressureOf({ version: 2, files })).toMatchObject({ memory: 1048576, oomKills: 2, cpuSeconds: 1.5 })
})
