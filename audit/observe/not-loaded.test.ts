import { expect, test } from 'vitest'
import { shown, soundHost } from '../testing/sound-host.ts'
import { type InEffect, notLoaded } from './not-loaded.ts'

const STARTED = 100_000
const OLDER = STARTED - 5000
const YOUNGER = STARTED + 5000

function effect(change: (effect: InEffect) => void = () => {}): InEffect {
  const { info, containers, networks, host } = soundHost()
  const inEffect: InEffect = { info, containers, networks, host: shown(host), doors: [] }
  change(inEffect)
  return inEffect
}

const found = (file: Record<string, unknown>, inEffect = effect(), changedAt = OLDER, args: string[] = []) =>
  notLoaded({ file, args, startedAt: STARTED, changedAt }, inEffect).map(
    ({ setting, effective }) => `${setting}: ${effective}`,
  )

test('what is in effect is loaded, also where the file is younger', () => {
  const file = {
    icc: false,
    'userns-remap': 'default',
    'live-restore': true,
    'no-new-privileges': true,
    'log-driver': 'syslog',
    'data-root': '/var/lib/docker',
    'storage-driver': 'overlay2',
    'seccomp-profile': 'builtin',
    'insecure-registries': ['127.0.0.0/8'],
  }
  expect(found(file)).toEqual([])
  // The daemon names what it always has; the file need not.
  expect(found({ ...file, 'insecure-registries': [] }, effect(), YOUNGER)).toEqual([])
})

test.each([
  [{ icc: true }, 'icc: false'],
  [{ 'userns-remap': '' }, 'userns-remap: another user'],
  [{ 'live-restore': false }, 'live-restore: true'],
  [{ 'no-new-privileges': false }, 'no-new-privileges: true'],
  [{ 'log-driver': 'json-file' }, 'log-driver: syslog'],
  [{ 'default-runtime': 'runsc' }, 'default-runtime: runc'],
  [{ 'data-root': '/srv/docker' }, 'data-root: /var/lib/docker/231072.231072'],
  [{ 'data-root': '/var/lib/dock' }, 'data-root: /var/lib/docker/231072.231072'],
  [{ 'seccomp-profile': '/etc/docker/seccomp.json' }, 'seccomp-profile: builtin'],
  [{ 'insecure-registries': ['registry.lab:5000'] }, 'insecure-registries: []'],
  [{ 'authorization-plugins': ['guard'] }, 'authorization-plugins: []'],
  [{ hosts: ['tcp://0.0.0.0:2376'] }, 'hosts: no TCP port'],
])('%j is not in effect: %s', (file, said) => expect(found(file)).toEqual([said]))

test('what nothing shows is unknown only where the file is younger than the daemon', () => {
  const file = { 'default-ulimits': { nofile: { Name: 'nofile', Hard: 1024, Soft: 512 } } }
  expect(found(file)).toEqual([])
  expect(found(file, effect(), YOUNGER)).toEqual(['default-ulimits: unknown'])
  // A file written just before the start is not taken for a younger one by a clock that counts in seconds.
  expect(found(file, effect(), STARTED + 900)).toEqual([])
})

test('a proxy that runs shows that userland-proxy is on', () => {
  const withProxy = effect(({ host }) => {
    host.processes = [
      { pid: 9, ppid: 400, uid: 0, exe: '/usr/bin/docker-proxy', args: [], cgroup: '/', startedAt: 0 },
    ]
  })
  expect(found({ 'userland-proxy': false }, withProxy)).toEqual(['userland-proxy: true'])
  expect(found({ 'userland-proxy': false })).toEqual([])
})

test('a door that lets strangers in has no tlsverify, whatever the file says', () => {
  const door = (status: number): InEffect => ({
    ...effect(),
    doors: [
      {
        what: { address: '0.0.0.0', port: 2376, tls: false },
        outcome: { kind: 'answered', status, body: status === 200 ? 'OK' : 'Client sent an HTTP request' },
      },
    ],
  })
  expect(found({ tlsverify: true }, door(200))).toEqual(['tlsverify: false'])
  expect(found({ tlsverify: true }, door(400))).toEqual([])
})

test('an insecure registry that the file no longer has is still there', () => {
  const left = effect(({ info }) => {
    info.RegistryConfig = {
      InsecureRegistryCIDRs: ['127.0.0.0/8', '::1/128'],
      IndexConfigs: { 'registry.lab:5000': { Name: 'registry.lab:5000', Secure: false, Official: false } },
    }
  })
  expect(found({}, left)).toEqual(['insecure-registries: ["registry.lab:5000"]'])
  expect(found({ 'insecure-registries': ['registry.lab:5000'] }, left)).toEqual([])
  expect(found({}, left, OLDER, ['--insecure-registry=registry.lab:5000'])).toEqual([])
})

test('a file that is no JSON object says nothing about settings', () =>
  expect(notLoaded({ file: undefined, args: [], startedAt: STARTED, changedAt: YOUNGER }, effect())).toEqual(
    [],
  ))

test('what containers were given by default shows that it is loaded, also where the file is younger', () => {
  const file = {
    'default-ulimits': { nofile: { Name: 'nofile', Soft: 1024, Hard: 4096 } },
    'log-opts': { 'syslog-address': 'udp://192.0.2.7:514' },
  }
  expect(found(file, effect(), YOUNGER)).toEqual([])
  // A container that asked for it itself, or that another daemon started, shows nothing.
  const older = effect(({ containers: [web] }) => {
    if (!web) throw new Error('no container')
    web.inspect.State.StartedAt = '1970-01-01T00:00:00Z'
    web.inspect.Created = '1970-01-01T00:00:00Z'
  })
  expect(found(file, older, YOUNGER)).toEqual(['default-ulimits: unknown', 'log-opts: unknown'])
  const others = {
    'default-ulimits': { nofile: { Name: 'nofile', Soft: 1024, Hard: 2048 } },
    'log-opts': { 'syslog-address': 'udp://192.0.2.8:514' },
  }
  expect(found(others, effect(), YOUNGER)).toEqual(['default-ulimits: unknown', 'log-opts: unknown'])
})
