import { expect, test } from 'vitest'
import { noPolicy } from '../../contract/audit/index.ts'
import { render } from '../../contract/index.ts'
import type { ContainerInspect } from '../../readings/container-types.ts'
import type { Observation } from '../observation.ts'
import type { SurveyedContainer } from '../survey.ts'
import { shown, soundHost } from '../testing/sound-host.ts'
import { leastPrivilege } from './o2-least-privilege.ts'

const judge = (seen: Observation) => leastPrivilege.judge(seen, noPolicy)
const said = (seen: Observation) =>
  judge(seen)
    .findings.map(({ summary }) => render(summary))
    .join(' ')

function host(change: (kernel: SurveyedContainer, inspect: ContainerInspect) => void): Observation {
  const seen = soundHost()
  const [web] = seen.containers
  if (!web) throw new Error('no container')
  change(shown(web.kernel), web.inspect)
  return seen
}
const inStatus = (from: string, to: string) =>
  host((kernel) => {
    kernel.status = (typeof kernel.status === 'string' ? kernel.status : '').replace(from, to)
  })

test('a hardened container is right', () => expect(judge(soundHost()).status).toBe('pass'))

test('root of the machine, whatever Docker was told: the kernel’s number counts', () => {
  const root = inStatus('Uid:\t231072\t231072\t231072\t231072', 'Uid:\t0\t0\t0\t0')
  root.containers[0]!.inspect.Config.User = '1000'
  expect(said(root)).toContain('runs as root')
  const helper = host(({ processes }) => processes.push({ ...processes[0]!, uid: 0 }))
  expect(said(helper)).toContain('runs as root')
})

test('user 0:0 in a user namespace is nobody on the machine', () => {
  const seen = soundHost()
  seen.containers[0]!.inspect.Config.User = '0:0'
  expect(judge(seen).status).toBe('pass')
})

test('no-new-privileges that was turned off, though it was written down', () => {
  const seen = inStatus('NoNewPrivs:\t1', 'NoNewPrivs:\t0')
  seen.containers[0]!.inspect.HostConfig.SecurityOpt = ['no-new-privileges:false']
  expect(said(seen)).toContain('can gain privileges')
})

test('each limit that is missing', () => {
  const files = (more: Record<string, string>) =>
    host((kernel) => {
      if ('files' in kernel.groups) Object.assign(kernel.groups.files, more)
    })
  expect(said(files({ 'pids.max': 'max' }))).toContain('no limit on processes')
  expect(said(files({ 'memory.limit_in_bytes': '9223372036854771712' }))).toContain('no limit on memory')
  expect(said(files({ 'cpu.cfs_quota_us': '-1' }))).toContain('no limit on processors')
})

test('capabilities that Docker gives nobody', () => {
  expect(said(inStatus('CapPrm:\t0000000000000000', 'CapPrm:\t0000000000200000'))).toContain('SYS_ADMIN')
})

test('a default of the daemon’s that was not loaded', () => {
  const seen = soundHost()
  shown(seen.configuration).notLoaded = [{ setting: 'no-new-privileges', wanted: 'true', effective: 'false' }]
  expect(judge(seen).findings.map(({ subject }) => subject)).toEqual(['setting:no-new-privileges'])
})

test.each([
  ['', true],
  ['0', true],
  ['0:0', true],
  ['root', true],
  ['1000', false],
])('where only the daemon answers: user %j', (user, isFound) => {
  const seen = { ...soundHost(), host: { seen: false, why: { text: 'far away' } } as const }
  seen.info.SecurityOptions = ['name=seccomp']
  seen.containers[0]!.kernel = { seen: false, why: { text: 'far away' } }
  seen.containers[0]!.inspect.Config.User = user
  expect(judge(seen).status).toBe(isFound ? 'fail' : 'pass')
  seen.containers[0]!.inspect.HostConfig.SecurityOpt = ['no-new-privileges:false']
  expect(judge(seen).status).toBe('fail')
})
