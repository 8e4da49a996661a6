import { expect, test } from 'vitest'
import { hostDouble } from '../shared/probe-double.ts'
import { lookForGroup, pathsIn } from './own-group.ts'

const proc = '20 1 0:20 / /proc rw - proc proc rw'
const v1 = [
  proc,
  '30 1 0:30 / /sys/fs/cgroup rw - tmpfs tmpfs rw',
  '31 30 0:31 /../lab /sys/fs/cgroup/pids rw - cgroup cgroup rw,pids',
  '32 30 0:32 /../lab /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory',
]
const v2 = [proc, '31 1 0:31 / /sys/fs/cgroup rw - cgroup2 cgroup rw']

function host(mounts: string[], cgroup: string, files: Record<string, string>) {
  return hostDouble('master', {
    processFile: async (pid, file) => (pid === 1 && file === 'mountinfo' ? mounts.join('\n') : undefined),
    readFile: async (path) => (path === '/proc/7/cgroup' ? cgroup : files[path]),
  })
}

test('version 1, made by hand in two trees', async () => {
  const master = host(
    v1,
    '8:pids:/../lab/yard\n4:memory:/../lab/yard\n0::/../lab/system.slice/desk.service\n',
    {
      '/sys/fs/cgroup/pids/yard/pids.max': '30\n',
      '/sys/fs/cgroup/memory/yard/memory.limit_in_bytes': '1024\n',
    },
  )
  expect(await lookForGroup(master, 7, 'yard')).toEqual([
    { controller: 'pids', path: '/yard', limit: '30' },
    { controller: 'memory', path: '/yard', limit: '1024' },
  ])
})

test('version 2, a slice above the service', async () => {
  const master = host(v2, '0::/yard.slice/desk.service\n', {
    '/sys/fs/cgroup/yard.slice/pids.max': '30\n',
    '/sys/fs/cgroup/yard.slice/memory.max': '1024\n',
  })
  expect(await lookForGroup(master, 7, 'yard')).toEqual([
    { controller: 'pids', path: '/yard.slice/desk.service', limit: '30' },
    { controller: 'memory', path: '/yard.slice/desk.service', limit: '1024' },
  ])
})

test('in another group, whatever the one that was made says', async () => {
  const master = host(v1, '8:pids:/../lab/yard\n4:memory:/../lab/system.slice/desk.service\n', {
    '/sys/fs/cgroup/pids/yard/pids.max': '30\n',
    '/sys/fs/cgroup/memory/yard/memory.limit_in_bytes': '1024\n',
  })
  expect(await lookForGroup(master, 7, 'yard')).toEqual([
    { controller: 'pids', path: '/yard', limit: '30' },
    { controller: 'memory', path: '/system.slice/desk.service', limit: null },
  ])
})

test.each([
  ['the group', '40 31 0:40 / /sys/fs/cgroup/yard rw - tmpfs none rw'],
  [
    "a file of it, with another group's",
    '40 31 0:31 /other/pids.max /sys/fs/cgroup/yard/pids.max rw - cgroup2 cgroup rw',
  ],
])('something lies over %s', async (_, mount) => {
  const master = host([...v2, mount], '0::/yard\n', { '/sys/fs/cgroup/yard/pids.max': '30\n' })
  const [pids] = await lookForGroup(master, 7, 'yard')
  expect(pids).toEqual({ controller: 'pids', path: '/yard', limit: null })
})

test.each([
  '40 20 0:40 /x /proc/7/cgroup rw - tmpfs none rw',
  '40 20 0:20 /8/cgroup /proc/7/cgroup rw - proc proc rw',
])('something lies over what the process says: %s', async (mount) => {
  const master = host([...v2, mount], '0::/yard\n', { '/sys/fs/cgroup/yard/pids.max': '30\n' })
  expect(await lookForGroup(master, 7, 'yard')).toEqual([])
})

test('several controllers in one tree', () => {
  expect(pathsIn('3:cpu,cpuacct:/a\n1:name=systemd:/b\n0::/c\n')).toEqual({
    cpu: '/a',
    cpuacct: '/a',
    'name=systemd': '/b',
    '': '/c',
  })
})
