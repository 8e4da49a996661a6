import { describe, expect, test } from 'vitest'
import { noPolicy } from '../../contract/audit/index.ts'
import type { AuditItem } from '../item.ts'
import type { ObservedContainer, Observation } from '../observation.ts'
import type { SurveyedContainer, SurveyedProcess } from '../survey.ts'
import { byApiOnly, container, hostOf } from '../testing/altered.ts'
import { shown, soundHost } from '../testing/sound-host.ts'
import { minimal } from './c1-minimal.ts'
import { oneProcess } from './c2-one-process.ts'
import { privileged } from './c3-privileged.ts'
import { sshServer } from './c4-ssh-server.ts'
import { readOnlyRoot } from './c5-read-only-root.ts'
import { volumes } from './c6-volumes.ts'
import { restart } from './c7-restart.ts'

const judge = (item: AuditItem, host: Observation) => item.judge(host, noPolicy)
const status = (item: AuditItem, ...containers: ObservedContainer[]) =>
  judge(item, hostOf(...containers)).status

const all = [minimal, oneProcess, privileged, sshServer, readOnlyRoot, volumes, restart].map(
  (item) => [item.id, item] as const,
)
test.each(all)('%s passes on a sound host, and has nothing to judge on an empty one', (_, item) => {
  expect(judge(item, soundHost())).toMatchObject({ status: 'pass', findings: [] })
  expect(judge(item, hostOf()).status).toBe('unsupported')
})

/** Each `[pid, parent, exe, …args]`; the first is the container's. */
const running = (
  ...rows: [number, number, string, ...string[]][]
): { kernel: Partial<SurveyedContainer> } => ({
  kernel: {
    pid: rows[0]?.[0] ?? 0,
    processes: rows.map(([pid, ppid, exe, ...args]): SurveyedProcess => ({
      pid,
      ppid,
      uid: 0,
      exe,
      args,
      cgroup: '/docker/x',
      startedAt: 0,
    })),
  },
})

describe('C1', () => {
  const files = { setuid: [], tools: [], shells: ['sh'], packages: null }
  const withFiles = (change: object) => container('web', { kernel: { files: { ...files, ...change } } })
  test.each<[string, ObservedContainer, string]>([
    ['a shell', withFiles({}), 'pass'],
    ['a package manager', withFiles({ tools: ['apk'] }), 'fail'],
    ['a setuid file', withFiles({ setuid: ['/bin/su'] }), 'fail'],
    ['files that can’t be read', container('web', { kernel: { files: { unreadable: 'x' } } }), 'error'],
    ['an image of which nothing runs', container('web', { running: false }), 'pass'],
  ])('%s', (_, one, expected) => expect(status(minimal, one)).toBe(expected))
  test('one container’s files stand for those of its image', () => {
    const other = container('db', { kernel: {} })
    delete shown(other.kernel).files
    expect(status(minimal, other, withFiles({ tools: ['gcc'] }))).toBe('fail')
    expect(status(minimal, other, withFiles({}))).toBe('pass')
  })
  test('an image with a whole system in it', () => {
    const host = soundHost()
    const large = { ...host, images: host.images.map((image) => ({ ...image, size: 600_000_000 })) }
    expect(judge(minimal, large).findings.map(({ subject }) => subject)).toEqual([
      'image:registry.example:5000/web:1.4',
    ])
  })
  test('by the API alone the files were not seen', () =>
    expect(judge(minimal, byApiOnly(soundHost())).status).toBe('error'))
})

describe('C2', () => {
  const nginx = '/usr/sbin/nginx'
  const busybox = '/bin/busybox'
  test.each<[string, ReturnType<typeof running>, string]>([
    [
      'workers',
      running(
        [8, 1, nginx, 'nginx: master'],
        [9, 8, nginx, 'nginx: worker'],
        [10, 8, nginx, 'nginx: worker'],
      ),
      'pass',
    ],
    ['an init', running([8, 1, '/sbin/docker-init', 'docker-init'], [9, 8, nginx, 'nginx']), 'pass'],
    ['tini', running([8, 1, '/tini', '/tini'], [9, 8, nginx, 'nginx']), 'pass'],
    ['a shell that waits', running([8, 1, '/bin/dash', 'sh', '-c', 'x'], [9, 8, nginx, 'nginx']), 'pass'],
    [
      'a shell that keeps two',
      running(
        [8, 1, '/bin/dash', 'sh', '-c', 'x'],
        [9, 8, nginx, 'nginx'],
        [10, 8, '/usr/sbin/cron', 'cron'],
      ),
      'fail',
    ],
    ['a busybox that is two programs', running([8, 1, busybox, 'httpd'], [9, 8, busybox, 'crond']), 'fail'],
    [
      'a busybox called in two ways',
      running([8, 1, busybox, 'busybox', 'httpd'], [9, 8, busybox, 'httpd']),
      'pass',
    ],
    ['a health check', running([8, 1, nginx, 'nginx'], [30, 2, '/usr/bin/curl', 'curl']), 'pass'],
    [
      'what a visitor left behind',
      running([8, 1, nginx, 'nginx'], [30, 8, '/usr/sbin/sshd', 'sshd']),
      'fail',
    ],
    [
      'a manager',
      running([8, 1, '/usr/bin/python3.11', 'python3', '/usr/bin/supervisord'], [9, 8, nginx, 'nginx']),
      'fail',
    ],
    ['what waits to be reaped', running([8, 1, nginx, 'nginx'], [9, 8, '']), 'pass'],
    ['nobody seen', running(), 'error'],
  ])('%s', (_, how, expected) => expect(status(oneProcess, container('web', how))).toBe(expected))
  test('two scripts of one interpreter are two programs', () => {
    const how = running(
      [8, 1, '/tini', 'tini'],
      [9, 8, '/usr/bin/node', 'node', 'a.js'],
      [10, 8, '/usr/bin/node', 'node', 'b.js'],
    )
    expect(status(oneProcess, container('web', how))).toBe('fail')
  })
  test('a stopped one has no programs', () =>
    expect(status(oneProcess, container('web', { running: false }))).toBe('pass'))
  test('the API does not tell', () => expect(judge(oneProcess, byApiOnly(soundHost())).status).toBe('error'))
})

describe('C3', () => {
  const every = {
    status:
      'CapPrm:\t000001ffffffffff\nCapEff:\t000001ffffffffff\nCapBnd:\t000001ffffffffff\nNoNewPrivs:\t0\n',
  }
  const disk = [{ PathOnHost: '/dev/sda1', PathInContainer: '/dev/x', CgroupPermissions: 'r' }]
  const tty = [{ PathOnHost: '/dev/ttyUSB0', PathInContainer: '/dev/x', CgroupPermissions: 'rw' }]
  test.each<[string, ObservedContainer, string]>([
    ['the word', container('nil', { config: { Privileged: true } }), 'fail'],
    [
      'the same in effect',
      container('web', { kernel: { status: `${every.status}Seccomp:\t0\n`, uidMap: '0 0 4294967295' } }),
      'fail',
    ],
    [
      'every capability under a filter is K5’s',
      container('web', { kernel: { status: `${every.status}Seccomp:\t2\n` } }),
      'pass',
    ],
    [
      'the same over nobody but itself',
      container('web', { kernel: { status: `${every.status}Seccomp:\t0\n` } }),
      'pass',
    ],
    ['a disk', container('web', { config: { Devices: disk } }), 'fail'],
    ['a device that is none', container('web', { config: { Devices: tty } }), 'pass'],
    ['every device', container('web', { config: { DeviceCgroupRules: ['a *:* rwm'] } }), 'fail'],
    ['one kind of device', container('web', { config: { DeviceCgroupRules: ['c 189:* rwm'] } }), 'pass'],
    ['stopped', container('web', { running: false, config: { Privileged: true } }), 'fail'],
  ])('%s', (_, one, expected) => expect(status(privileged, one)).toBe(expected))
  test.each([
    ['c 1:3 rwm\nb *:* m\nc *:* m\nc 136:* rwm', 'pass'],
    ['a *:* rwm', 'fail'],
    ['b *:* rw', 'fail'],
  ])('the kernel lets it use %j', (devices, expected) => {
    const groups = { version: 1 as const, files: { 'devices.list': devices } }
    expect(status(privileged, container('web', { kernel: { groups } }))).toBe(expected)
  })
  test('the API’s word', () => {
    const one = container('web', {
      config: { CapAdd: ['ALL'], CapDrop: null, SecurityOpt: ['seccomp=unconfined'] },
      inspect: {},
    })
    const root = { ...one, inspect: { ...one.inspect, Config: { ...one.inspect.Config, User: '0:0' } } }
    const host = byApiOnly(hostOf(root))
    expect(judge(privileged, host).status).toBe('pass')
    expect(judge(privileged, { ...host, info: { ...host.info, SecurityOptions: [] } }).status).toBe('fail')
  })
})

describe('C4', () => {
  test.each<[string, ReturnType<typeof running>, string]>([
    [
      'sshd beside a service',
      running(
        [8, 1, '/usr/sbin/nginx', 'nginx'],
        [9, 8, '/usr/sbin/sshd', 'sshd: /usr/sbin/sshd -D [listener]'],
      ),
      'fail',
    ],
    ['dropbear alone', running([8, 1, '/usr/bin/dropbearmulti', '/usr/sbin/dropbear', '-F']), 'fail'],
    ['sshd whose file can’t be read', running([8, 1, '', 'sshd: /usr/sbin/sshd -D']), 'fail'],
    ['a client', running([8, 1, '/usr/bin/ssh', 'ssh', 'host']), 'pass'],
    ['a name that only begins so', running([8, 1, '/usr/bin/sshdoor', 'sshdoor']), 'pass'],
  ])('%s', (_, how, expected) => expect(status(sshServer, container('web', how))).toBe(expected))
  test('the machine’s own server is nobody’s container', () => {
    const host = hostOf(container('web', { config: { PidMode: 'host', NetworkMode: 'host' } }))
    const survey = shown(host.host)
    survey.processes = [
      { pid: 5, ppid: 1, uid: 0, exe: '/usr/sbin/sshd', args: [], cgroup: '/', startedAt: 0 },
    ]
    expect(judge(sshServer, host).status).toBe('pass')
  })
  test('the API does not tell', () => expect(judge(sshServer, byApiOnly(soundHost())).status).toBe('error'))
})

describe('C5', () => {
  const root = (options: string) => ({
    kernel: { mountinfo: `600 500 0:60 / / ${options},relatime - overlay overlay rw,lowerdir=/a\n` },
  })
  test.each<[string, ObservedContainer, string]>([
    ['writable', container('web', root('rw')), 'fail'],
    [
      'writable, whatever the daemon says',
      container('web', { ...root('rw'), config: { ReadonlyRootfs: true } }),
      'fail',
    ],
    ['read-only, whatever the daemon says', container('web', { ...root('ro'), config: {} }), 'pass'],
    [
      'to be started writable',
      container('web', { running: false, config: { ReadonlyRootfs: false } }),
      'fail',
    ],
  ])('%s', (_, one, expected) => expect(status(readOnlyRoot, one)).toBe(expected))
})

describe('C6', () => {
  const mount = (Type: string, Name: string) => ({
    Type,
    Name,
    Source: '/x',
    Destination: '/data',
    Mode: '',
    RW: true,
  })
  const made = '0123456789abcdef'.repeat(4)
  test.each([
    ['named', mount('volume', 'data'), 'pass'],
    ['made up', mount('volume', made), 'fail'],
    ['a folder of the machine', mount('bind', ''), 'pass'],
  ])('%s', (_, each, expected) =>
    expect(status(volumes, container('web', { inspect: { Mounts: [each] } }))).toBe(expected),
  )
  test('the volume’s own word counts', () => {
    const host = hostOf(container('web', { inspect: { Mounts: [mount('volume', made)] } }))
    host.volumes = [{ name: made, driver: 'local', options: {}, anonymous: false }]
    expect(judge(volumes, host).status).toBe('pass')
  })
})

describe('C7', () => {
  test.each([
    ['on-failure', 5, 'pass'],
    ['on-failure', 1, 'pass'],
    ['on-failure', 6, 'fail'],
    ['on-failure', 0, 'fail'],
    ['always', 0, 'fail'],
    ['unless-stopped', 0, 'fail'],
    ['no', 0, 'pass'],
    ['', 0, 'pass'],
  ])('%s:%i', (Name, MaximumRetryCount, expected) => {
    const config = { RestartPolicy: { Name, MaximumRetryCount } }
    expect(status(restart, container('web', { config }))).toBe(expected)
    expect(status(restart, container('web', { config, running: false }))).toBe(expected)
  })
  test('names a few, mends all', () => {
    const config = { RestartPolicy: { Name: 'always', MaximumRetryCount: 0 } }
    const names = ['a1', 'a2', 'a3', 'a4', 'a5']
    const judgement = judge(restart, hostOf(...names.map((name) => container(name, { config }))))
    expect(judgement.commands).toEqual([`docker update --restart on-failure:5 ${names.join(' ')}`])
    expect(judgement.findings).toHaveLength(5)
  })
})
