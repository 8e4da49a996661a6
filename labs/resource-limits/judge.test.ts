import { describe, expect, test } from 'vitest'
import { combineStatus, render, type Status } from '../../contract/index.ts'
import { judge } from './judge.ts'
import { tasks } from './tasks.ts'
import { hogV2, params, solved } from './test-observations.ts'

type Seen = ReturnType<typeof solved>

const all = (status: Status) => Object.fromEntries(tasks.map(({ id }) => [id, status]))
const but = (over: Record<string, Status>) => ({ ...all('pass'), ...over })

function resultsOf(change: (seen: Seen) => void, from = params) {
  const seen = solved()
  change(seen)
  return judge(seen, from)
}

/** What the solved lab would be with this difference. */
function solvedBut(change: (seen: Seen) => void, from = params): Record<string, Status> {
  const results = Object.entries(resultsOf(change, from))
  return Object.fromEntries(results.map(([id, checks]) => [id, combineStatus(checks)]))
}

/** As it is with version 2 of control groups. */
function onVersion2(seen: Seen): void {
  seen.hog.cgroup = { version: 2, files: { ...hogV2 } }
  seen.hog.settings.BlkioWeight = 300
  seen.neighbour.cgroup = {
    version: 2,
    files: { 'pids.max': 'max', 'memory.max': 'max', 'memory.swap.max': 'max', 'cpu.max': 'max 100000' },
  }
}

describe('a solved lab, but', () => {
  test('nothing is different', () => {
    expect(solvedBut(() => {})).toEqual(all('pass'))
  })

  test('another version of control groups', () => {
    expect(solvedBut(onVersion2)).toEqual(all('pass'))
  })

  test("a neighbour's figures", () => {
    const others = {
      ...params,
      pidsLimit: '51',
      memoryMb: '65',
      cpuShare: '0.26',
      scratchMb: '9',
      logMb: '3',
    }
    expect(solvedBut(() => {}, others)).toEqual(all('fail'))
  })

  test('an impostor answers: nothing else is looked at', () => {
    const results = resultsOf((seen) => {
      seen.daemon.identity = { kind: 'impostor', reason: '/usr/bin/python3 answers' }
    })
    for (const checks of Object.values(results)) {
      expect(checks.map(({ id, status }) => `${id} ${status}`)).toEqual(['daemon-runs fail'])
    }
  })

  test.each<[string, (seen: Seen) => void]>([
    ['the hog is gone', (seen) => void Object.assign(seen, { hog: null })],
    ['the hog is paused', (seen) => void (seen.hog.status = 'paused')],
    ['the hog runs something else', (seen) => void (seen.hog.args = ['sleep', '100000'])],
    ['the hog does not come back', (seen) => void (seen.hog.settings.RestartPolicy = { Name: 'no' })],
    ['the hog has a twin', (seen) => void seen.twins.push('sorter-old')],
    ['the neighbour is gone', (seen) => void Object.assign(seen, { neighbour: null, page: null })],
    [
      'the neighbour is silent',
      (seen) => void (seen.page = { kind: 'refused', message: 'connection refused' }),
    ],
    [
      'the neighbour says something else',
      (seen) => void Object.assign(seen.page!, { body: 'tides no. 1235' }),
    ],
    ['the neighbour is limited', (seen) => void (seen.neighbour.cgroup!.files['pids.max'] = '500')],
    ['the neighbour is pinned', (seen) => void (seen.neighbour.settings.CpusetCpus = '0')],
    [
      'docker did not come back',
      (seen) => void (seen.restart = { ok: false, message: 'failed', at: seen.at }),
    ],
  ])('%s: every task fails', (_, change) => {
    expect(solvedBut(change)).toEqual(all('fail'))
  })

  test("Docker's own first process stands before the program", () => {
    expect(solvedBut((seen) => seen.hog.args!.unshift('/sbin/docker-init', '--'))).toEqual(all('pass'))
  })

  test('the neighbour takes too long: we can not tell', () => {
    expect(solvedBut((seen) => void (seen.page = { kind: 'timeout', message: '' }))).toEqual(all('error'))
  })

  test('the hog ended while we looked: we can not tell', () => {
    const statuses = solvedBut((seen) => void Object.assign(seen.hog, { cgroup: null, mounts: null }))
    expect(statuses).toEqual({ ...all('error'), log: 'pass' })
  })
})

describe('processes', () => {
  test('the kernel says unlimited, whatever the settings say', () => {
    const [check] = resultsOf((seen) => void (seen.hog.cgroup!.files['pids.max'] = 'max')).processes!.slice(
      -1,
    )
    expect(check).toMatchObject({ id: 'pids-limit', status: 'fail' })
    expect(render(check!.summary)).toContain('unlimited')
  })

  test('the settings do not know what the kernel does', () => {
    const [check] = resultsOf((seen) => void delete seen.hog.settings.PidsLimit).processes!.slice(-1)
    expect(render(check!.summary)).toContain('the next start forgets it')
  })
})

describe('memory', () => {
  test('twice as much with swap', () => {
    const double = (seen: Seen) =>
      void (seen.hog.cgroup!.files['memory.memsw.limit_in_bytes'] = String(2 ** 27))
    expect(solvedBut(double)).toEqual(but({ memory: 'fail' }))
  })

  test('a kernel that does not count swap: that check does not count', () => {
    const results = resultsOf((seen) => void (seen.hog.cgroup!.files['memory.memsw.limit_in_bytes'] = null))
    expect(combineStatus(results.memory!)).toBe('pass')
    expect(results.memory!.find(({ id }) => id === 'swap-limit')?.status).toBe('unsupported')
  })

  test('the kernel may not end anything', () => {
    const hang = (seen: Seen) =>
      void (seen.hog.cgroup!.files['memory.oom_control'] = 'oom_kill_disable 1\nunder_oom 0')
    expect(solvedBut(hang)).toEqual(but({ memory: 'fail' }))
  })
})

describe('processors', () => {
  test('the quota in two figures', () => {
    const figures = (seen: Seen) => {
      Object.assign(seen.hog.settings, { NanoCpus: 0, CpuQuota: 12_500, CpuPeriod: 50_000 })
      Object.assign(seen.hog.cgroup!.files, { 'cpu.cfs_quota_us': '12500', 'cpu.cfs_period_us': '50000' })
    }
    expect(solvedBut(figures)).toEqual(all('pass'))
  })

  test('two CPUs', () => {
    expect(solvedBut((seen) => void (seen.hog.cgroup!.files['cpuset.cpus'] = '0-1'))).toEqual(
      but({ cpu: 'fail' }),
    )
  })

  test.each(['0', '2-3', null])('a host with CPUs %s has nothing to choose', (cpus) => {
    const results = resultsOf((seen) => void Object.assign(seen, { cpus }))
    expect(results.cpu!.find(({ id }) => id === 'cpuset')?.status).toBe('unsupported')
    expect(combineStatus(results.cpu!)).toBe('pass')
  })

  test('a weight counts where the kernel has one', () => {
    const weightOf = (results: ReturnType<typeof judge>) =>
      results.cpu!.find(({ id }) => id === 'blkio-weight')!.status
    expect(weightOf(resultsOf(() => {}))).toBe('unsupported')
    const withWeight = (kernel: string, setting: number) =>
      weightOf(
        resultsOf((seen) => {
          seen.hog.cgroup!.files['blkio.weight'] = kernel
          seen.hog.settings.BlkioWeight = setting
        }),
      )
    expect([withWeight('300', 300), withWeight('500', 0), withWeight('300', 0)]).toEqual([
      'pass',
      'fail',
      'fail',
    ])
  })
})

describe('disk', () => {
  const mount = (seen: Seen, point: string) => seen.hog.mounts!.find((each) => each.point === point)!

  test.each<[string, (seen: Seen) => void]>([
    ['the root is writable', (seen) => void (mount(seen, '/').readOnly = false)],
    ['the root is read-only until the next start', (seen) => void (seen.hog.settings.ReadonlyRootfs = false)],
    ['nothing is at /scratch', (seen) => void seen.hog.mounts!.splice(1, 1)],
    ['/scratch is on a disk', (seen) => void (mount(seen, '/scratch').type = 'ext4')],
    ['/scratch has no size', (seen) => void (mount(seen, '/scratch').size = null)],
    ['/scratch is read-only', (seen) => void (mount(seen, '/scratch').readOnly = true)],
    ['/scratch was mounted by hand', (seen) => void delete seen.hog.settings.Tmpfs],
    [
      'another volume is writable',
      (seen) => void seen.hog.mounts!.push({ point: '/data', type: 'ext4', readOnly: false, size: null }),
    ],
  ])('%s', (_, change) => {
    expect(solvedBut(change)).toEqual(but({ disk: 'fail' }))
  })

  test('a tmpfs by --mount', () => {
    const statuses = solvedBut((seen) => {
      delete seen.hog.settings.Tmpfs
      seen.hog.settings.Mounts = [
        { Type: 'tmpfs', Target: '/scratch', TmpfsOptions: { SizeBytes: 8 * 1024 * 1024 } },
      ]
    })
    expect(statuses).toEqual(all('pass'))
  })
})

describe('log', () => {
  test.each([
    ['json-file', {}, 'fail'],
    ['json-file', { 'max-size': '4m', 'max-file': '2' }, 'fail'],
    ['json-file', { 'max-size': '2100k', 'max-file': '2' }, 'fail'],
    ['json-file', { 'max-size': '2000k', 'max-file': '2' }, 'pass'],
    ['json-file', { 'max-size': '100k' }, 'fail'],
    ['local', { 'max-size': '1m', 'max-file': '4' }, 'pass'],
    ['local', {}, 'fail'],
    ['none', {}, 'fail'],
    ['syslog', {}, 'fail'],
  ])('%s %o: %s', (Type, Config, status) => {
    const statuses = solvedBut((seen) => void (seen.hog.settings.LogConfig = { Type, Config }))
    expect(statuses).toEqual(but({ log: status as Status }))
  })

  test.each([null, '2026-01-01T11:58:00.000000000Z job 3 done', 'job 3 done'])('last line %s', (lastLine) => {
    expect(solvedBut((seen) => void (seen.hog.lastLine = lastLine))).toEqual(but({ log: 'fail' }))
  })
})

test('every result shows its evidence', () => {
  for (const check of Object.values(judge(solved(), params)).flat()) {
    expect(check.evidence.length).toBeGreaterThan(0)
    expect(render(check.summary)).toMatch(/^\S.+\.$/)
  }
})
