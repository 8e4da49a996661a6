import { describe, expect, test } from 'vitest'
import { noPolicy } from '../../contract/audit/index.ts'
import { render } from '../../contract/index.ts'
import { seen, unseen } from '../audited-host.ts'
import type { AuditItem } from '../item.ts'
import type { ObservedContainer, Observation } from '../observation.ts'
import { byApiOnly, container, hostOf } from '../testing/altered.ts'
import { shown, soundHost } from '../testing/sound-host.ts'
import { kernelCurrent } from './k1-kernel-current.ts'
import { userNamespace } from './k2-user-namespace.ts'
import { controlGroups } from './k3-control-groups.ts'
import { securityModule } from './k4-security-module.ts'
import { capabilities } from './k5-capabilities.ts'
import { seccomp } from './k6-seccomp.ts'
import { hostNamespaces } from './k7-host-namespaces.ts'
import { pidsLimit } from './c8-pids-limit.ts'

const judge = (item: AuditItem, host: Observation) => item.judge(host, noPolicy)
const status = (item: AuditItem, host: Observation) => judge(item, host).status
const subjects = (item: AuditItem, host: Observation) =>
  judge(item, host).findings.map(({ subject }) => subject)
/** The sound host's container's status, with lines replaced. */
const statusFile = (changes: Record<string, string>): { status: string } => {
  const [sound] = soundHost().containers
  const file = sound ? shown(sound.kernel).status : ''
  if (typeof file !== 'string') throw new Error('readable')
  return {
    status: Object.entries(changes).reduce(
      (text, [name, value]) => text.replace(new RegExp(`^${name}:.*$`, 'm'), `${name}:\t${value}`),
      file,
    ),
  }
}
const surveyed = (change: Partial<ReturnType<typeof hostSurvey>>): Observation => ({
  ...soundHost(),
  host: seen({ ...hostSurvey(), ...change }),
})
const hostSurvey = () => shown(soundHost().host)

const all = [
  kernelCurrent,
  userNamespace,
  controlGroups,
  securityModule,
  capabilities,
  seccomp,
  hostNamespaces,
]
test.each(all.map((item) => [item.id, item] as const))('%s passes on a sound host', (_, item) => {
  expect(judge(item, soundHost())).toMatchObject({ status: 'pass', findings: [] })
})

test.each(
  [controlGroups, capabilities, seccomp, hostNamespaces, pidsLimit].map((item) => [item.id, item] as const),
)('%s is nothing to judge without containers, and no pass', (_, item) =>
  expect(status(item, hostOf())).toBe('unsupported'),
)

describe('K1', () => {
  const installed = (...kernels: string[]) => surveyed({ kernels: { installed: kernels } })
  test.each([
    ['6.1.0-40-amd64', 'pass'],
    ['6.1.0-9-amd64', 'pass'],
    ['6.1.0-41-amd64', 'fail'],
    ['6.12.48+deb13-amd64', 'fail'],
    ['6.12.48+deb13-cloud-amd64', 'pass'],
  ])('beside 6.1.0-40-amd64 there is %s', (other, expected) =>
    expect(status(kernelCurrent, installed('6.1.0-40-amd64', other))).toBe(expected),
  )
  test('of a lab host it says whose kernel it is', () =>
    expect(status(kernelCurrent, { ...soundHost(), isLab: true })).toBe('unsupported'))
  test('what can’t be read is no pass', () =>
    expect(status(kernelCurrent, surveyed({ kernels: { unreadable: 'Permission denied' } }))).toBe('error'))
})

describe('K2', () => {
  const plain = (host: Observation): Observation => ({
    ...host,
    info: { ...host.info, SecurityOptions: ['name=seccomp,profile=builtin'] },
  })
  const ofHost = { ...shown(container('x').kernel).namespaces, user: '4026530000' } as never
  test('no remap is one finding, whatever the number of containers', () => {
    const host = plain(hostOf(container('web'), container('db')))
    expect(subjects(userNamespace, host)).toEqual(['setting:userns-remap'])
    expect(status(userNamespace, plain(byApiOnly(hostOf())))).toBe('fail')
  })
  test('a container that got out of it is a finding of its own', () => {
    const out = container('nil-db', {
      config: { UsernsMode: 'host' },
      kernel: { uidMap: '         0          0 4294967295\n', namespaces: ofHost },
    })
    expect(subjects(userNamespace, hostOf(container('web'), out))).toEqual(['container:nil-db'])
    expect(subjects(userNamespace, byApiOnly(hostOf(container('web'), out)))).toEqual(['container:nil-db'])
  })
  test('also one user who is root outside is too many', () => {
    const one = container('one', { kernel: { uidMap: '0 231072 1000\n1000 0 1\n' } })
    expect(subjects(userNamespace, hostOf(one))).toEqual(['container:one'])
  })
  test('a setting that was not loaded makes nothing right', () => {
    const host = plain(soundHost())
    const configuration = shown(host.configuration)
    const notLoaded = [{ setting: 'userns-remap', wanted: 'default', effective: 'off' }]
    const set = { ...host, configuration: seen({ ...configuration, notLoaded }) }
    expect(render(judge(userNamespace, set).findings[0]?.summary ?? { text: '' })).toContain(
      'does not have it',
    )
    expect(status(userNamespace, { ...soundHost(), configuration: set.configuration })).toBe('fail')
  })
})

describe('K4', () => {
  const label = (text: string) => hostOf(container('web', { kernel: { label: text } }))
  test.each([
    ['docker-default (enforce)', 'pass'],
    ['docker-default (complain)', 'fail'],
    ['unconfined', 'fail'],
    ['', 'fail'],
    ['system_u:system_r:container_t:s0:c1,c2', 'pass'],
    ['system_u:system_r:spc_t:s0', 'fail'],
  ])('label %j', (text, expected) => expect(status(securityModule, label(text))).toBe(expected))
  test('a kernel without one can’t', () =>
    expect(status(securityModule, surveyed({ securityModules: { names: ['capability', 'landlock'] } }))).toBe(
      'unsupported',
    ))
  test('a lab host may load no profiles: whatever its kernel has, nobody is blamed', () => {
    const bare = label('unconfined')
    const lab = { ...bare, isLab: true, info: { ...bare.info, SecurityOptions: ['name=seccomp'] } }
    expect(status(securityModule, { ...lab, isLab: false })).toBe('fail')
    expect(status(securityModule, lab)).toBe('unsupported')
    const used = { ...lab, info: { ...lab.info, SecurityOptions: ['name=apparmor'] } }
    expect(status(securityModule, used)).toBe('fail')
  })
  test('the API’s word', () => {
    const unconfined = container('web', { inspect: { AppArmorProfile: 'unconfined' } })
    expect(status(securityModule, byApiOnly(hostOf(unconfined)))).toBe('fail')
    expect(status(securityModule, byApiOnly(soundHost()))).toBe('pass')
    const without = byApiOnly(soundHost())
    expect(status(securityModule, { ...without, info: { ...without.info, SecurityOptions: [] } })).toBe(
      'error',
    )
  })
})

describe('K5', () => {
  const DEFAULT = '00000000a80425fb'
  test.each<[string, ObservedContainer, string]>([
    [
      'Docker’s default',
      container('web', {
        kernel: statusFile({ CapBnd: DEFAULT, NoNewPrivs: '0' }),
        config: { CapDrop: null },
      }),
      'fail',
    ],
    [
      'the default without NET_RAW',
      container('web', { kernel: statusFile({ CapBnd: '00000000a80405fb', NoNewPrivs: '0' }) }),
      'pass',
    ],
    [
      'the default out of reach',
      container('web', { kernel: statusFile({ CapBnd: DEFAULT, NoNewPrivs: '1' }) }),
      'pass',
    ],
    [
      'SYS_ADMIN in the bounding set',
      container('web', { kernel: statusFile({ CapBnd: '0000000000200000', NoNewPrivs: '0' }) }),
      'fail',
    ],
    ['SYS_ADMIN at work', container('web', { kernel: statusFile({ CapEff: '0000000000200000' }) }), 'fail'],
    [
      'NET_RAW chosen',
      container('web', {
        kernel: statusFile({ CapEff: '0000000000002000' }),
        config: { CapDrop: ['ALL'], CapAdd: ['cap_net_raw'] },
      }),
      'pass',
    ],
    [
      'stopped with SYS_PTRACE',
      container('web', { running: false, config: { CapAdd: ['SYS_PTRACE'] }, inspect: {} }),
      'pass',
    ],
  ])('%s', (_, one, expected) => expect(status(capabilities, hostOf(one))).toBe(expected))
  test('the API’s word', () => {
    const root = container('web', {
      config: { CapAdd: ['SYS_PTRACE'], SecurityOpt: ['no-new-privileges:false'] },
    })
    expect(status(capabilities, byApiOnly(hostOf(root)))).toBe('fail')
    expect(status(capabilities, byApiOnly(hostOf(container('web', { config: { Privileged: true } }))))).toBe(
      'fail',
    )
  })
})

describe('K6', () => {
  const profile = (text: string) => container('web', { config: { SecurityOpt: [`seccomp=${text}`] } })
  test.each<[string, ObservedContainer, string]>([
    [
      'unconfined',
      container('web', {
        kernel: statusFile({ Seccomp: '0' }),
        config: { SecurityOpt: ['seccomp=unconfined'] },
      }),
      'fail',
    ],
    [
      'privileged',
      container('web', { kernel: statusFile({ Seccomp: '0' }), config: { Privileged: true } }),
      'fail',
    ],
    [
      'none in effect, whatever the daemon says',
      container('web', { kernel: statusFile({ Seccomp: '0' }) }),
      'fail',
    ],
    [
      'a profile that allows what it does not name',
      profile(
        '{"defaultAction":"SCMP_ACT_ALLOW","syscalls":[{"names":["chmod"],"action":"SCMP_ACT_ERRNO"}]}',
      ),
      'fail',
    ],
    [
      'a profile that allows mount',
      profile(
        '{"defaultAction":"SCMP_ACT_ERRNO","syscalls":[{"names":["read","mount"],"action":"SCMP_ACT_ALLOW"}]}',
      ),
      'fail',
    ],
    [
      'a profile that allows mount to who may',
      profile(
        '{"defaultAction":"SCMP_ACT_ERRNO","syscalls":[{"names":["mount"],"action":"SCMP_ACT_ALLOW","includes":{"caps":["CAP_SYS_ADMIN"]}}]}',
      ),
      'pass',
    ],
    [
      'stopped and unconfined',
      container('web', { running: false, config: { SecurityOpt: ['seccomp:unconfined'] } }),
      'fail',
    ],
  ])('%s', (_, one, expected) => expect(status(seccomp, hostOf(one))).toBe(expected))
  test('a kernel without it can’t', () => {
    const { status: file } = statusFile({})
    const without = container('web', { kernel: { status: file.replace(/Seccomp:.*\n/, '') } })
    expect(status(seccomp, hostOf(without))).toBe('unsupported')
  })
  test('the daemon’s own profile, unseen, is no pass', () => {
    const host = soundHost()
    const SecurityOptions = ['name=seccomp,profile=/etc/own.json']
    expect(status(seccomp, { ...host, info: { ...host.info, SecurityOptions } })).toBe('error')
  })
})

describe('K7', () => {
  const namespaces = (change: object) => ({
    namespaces: { ...shown(container('x').kernel).namespaces, ...change } as never,
  })
  test.each([
    [{ pid: '4026530000' }, 'fail'],
    [{ net: '4026530000' }, 'fail'],
    [{ ipc: '4026530000' }, 'fail'],
    [{ uts: '4026530000' }, 'fail'],
    [{ cgroup: '4026530000' }, 'pass'],
    [{ user: '4026530000' }, 'pass'],
  ])('%j as process 1', (change, expected) =>
    expect(status(hostNamespaces, hostOf(container('web', { kernel: namespaces(change) })))).toBe(expected),
  )
  test('that of another container that has the machine’s', () => {
    const first = container('first', { config: { NetworkMode: 'host' } })
    const second = container('second', { config: { NetworkMode: `container:${first.id}` } })
    expect(subjects(hostNamespaces, byApiOnly(hostOf(first, second)))).toEqual([
      'container:first',
      'container:second',
    ])
  })
  test('the control groups’ counts on version 2', () => {
    const host = hostOf(container('web', { kernel: namespaces({ cgroup: '4026530000' }) }))
    expect(status(hostNamespaces, { ...host, info: { ...host.info, CgroupVersion: '2' } })).toBe('fail')
  })
})

test('a container that was gone when its kernel was looked at is no crash and no pass', () => {
  const gone = { ...container('gone'), kernel: unseen({ text: 'It ended meanwhile.' }) }
  for (const item of [userNamespace, controlGroups, capabilities, seccomp, hostNamespaces, pidsLimit])
    expect(judge(item, hostOf(gone))).toMatchObject({
      status: 'error',
      summary: { text: 'It ended meanwhile.' },
    })
})
