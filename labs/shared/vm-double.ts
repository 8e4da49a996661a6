import type { ConnectionOutcome, HostProbe, ProcessInfo } from '../../contract/index.ts'
import { dockerdProcess } from './probe-double.ts'
import type { VmAnswers, VmSeen } from './vm.ts'

/** For unit tests: a virtual machine as the lab host starts it. */
const args = (memory: string) => [
  '/usr/bin/qemu-system-x86_64',
  '-m',
  memory,
  '-kernel',
  '/srv/vm/vmlinuz',
  '-initrd',
  '/srv/vm/initramfs',
]

export const qemu = (over: Partial<ProcessInfo> = {}): ProcessInfo => ({
  ...dockerdProcess(),
  pid: 300,
  uid: 994,
  exe: '/usr/bin/qemu-system-x86_64',
  args: args('141'),
  startedAt: 5000,
  cgroup: '/system.slice/vm.service',
  ...over,
})

export const vmAnswers = (over: Partial<VmAnswers> = {}): VmAnswers => ({
  name: 'vm',
  token: 'birch-12345',
  kernel: '6.12.1-cloud-amd64',
  bootSeconds: 4.2,
  uptime: 9,
  memory: 100_000_000,
  processors: 1,
  processes: ['init', 'httpd', 'sh'],
  guards: 'lockdown,capability,landlock,yama,apparmor,tomoyo',
  profiles: [],
  ...over,
})

export function vmSeen(): VmSeen & {
  process: NonNullable<VmSeen['process']>
  answers: NonNullable<VmSeen['answers']>
} {
  const { pid, exe, inode, cgroup, startedAt } = qemu()
  return {
    at: '2026-01-01T00:00:00.000Z',
    port: 18_200,
    process: { pid, exe, inode, args: args('141'), cgroup, startedAt, resident: 240 * 1024 * 1024 },
    changed: [],
    answers: vmAnswers(),
    said: null,
  }
}

/** What a host's probe sees of one that runs; `answer` is what comes back from its port, by path. */
export function vmHost(
  answer: (path: string) => ConnectionOutcome,
  process = qemu(),
  changedAt = 500,
  mountinfo = '21 1 0:30 / / rw - overlay overlay rw\n',
): Partial<HostProbe> {
  return {
    listeners: async () => [{ family: 4, address: '127.0.0.1', port: 18_200, pids: [process.pid] }],
    process: async (pid) => (pid === process.pid ? process : { ...dockerdProcess(), pid, startedAt: 1000 }),
    processFile: async (_, file) =>
      file === 'mountinfo' ? mountinfo : 'Name:\tqemu\nVmRSS:\t  245760 kB\nSeccomp:\t2\n',
    stat: async (path) => ({
      path,
      type: 'file',
      mode: 0o644,
      uid: 0,
      gid: 0,
      size: 1,
      changedAt,
      inode: '1:1',
      othersCanRead: true,
    }),
    connect: async ({ path }) => answer(path),
  }
}

export const body = (value: unknown, status = 200): ConnectionOutcome => ({
  kind: 'answered',
  status,
  body: typeof value === 'string' ? value : JSON.stringify(value),
})
