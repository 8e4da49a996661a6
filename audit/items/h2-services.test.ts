import { expect, test } from 'vitest'
import { type AuditPolicy, noPolicy } from '../../contract/audit/index.ts'
import type { Observation } from '../observation.ts'
import { reportOf } from '../report.ts'
import type { SurveyedListener } from '../survey.ts'
import { shown, soundHost } from '../testing/sound-host.ts'
import { services } from './h2-services.ts'

const judge = (seen: Observation, policy: AuditPolicy = noPolicy) => services.judge(seen, policy)
const subjects = (seen: Observation, policy?: AuditPolicy) =>
  judge(seen, policy).findings.map(({ subject }) => subject)
const declared = (...names: string[]): AuditPolicy => ({ ...noPolicy, services: names })

interface Running {
  unit: string
  exe?: string
  cgroup?: string
  listens?: Partial<SurveyedListener>
}

function host(...running: Running[]): Observation {
  const seen = soundHost()
  const survey = shown(seen.host)
  const units: { name: string; active: string; sub: string }[] = []
  const sockets: SurveyedListener[] = []
  running.forEach(({ unit, exe, cgroup, listens }, index) => {
    const pid = 900 + index
    if (unit) units.push({ name: unit, active: 'active', sub: 'running' })
    survey.processes.push({
      pid,
      ppid: 1,
      uid: 0,
      exe: exe ?? '/usr/bin/x',
      args: [],
      cgroup: cgroup ?? `/system.slice/${unit}`,
      startedAt: 0,
    })
    if (listens)
      sockets.push({ protocol: 'tcp', family: 4, address: '0.0.0.0', port: 80, pids: [pid], ...listens })
  })
  survey.units = { list: units, docker: {}, dockerSocket: {} }
  survey.listeners = { sockets }
  return seen
}
const DOCKER: Running = { unit: 'docker.service', exe: '/usr/sbin/dockerd', listens: { port: 2376 } }
const SSH: Running = { unit: 'ssh.service', exe: '/usr/sbin/sshd', listens: { port: 22 } }
const LEDGER: Running = { unit: 'ledgerd.service', listens: { address: '127.0.0.1', port: 9962 } }
const PROXY: Running = {
  unit: '',
  exe: '/usr/sbin/docker-proxy',
  cgroup: '/system.slice/docker.service',
  listens: { port: 8080 },
}
const INSIDE: Running = {
  unit: '',
  exe: '/bin/httpd',
  cgroup: `/docker/${'a'.repeat(64)}`,
  listens: { port: 8081 },
}
const CUPS: Running = { unit: 'cups.service', exe: '/usr/sbin/cupsd', listens: { port: 631 } }

test('Docker, SSH, containers, and what keeps to the machine', () => {
  expect(judge(host(DOCKER, SSH, PROXY, INSIDE, LEDGER)).status).toBe('pass')
})

test('what others can reach is found without anybody’s word', () => {
  expect(subjects(host(DOCKER, CUPS))).toEqual(['service:cups.service'])
  expect(judge(host(CUPS)).commands).toEqual(['systemctl disable --now cups.service'])
  expect(
    subjects(
      host({
        ...CUPS,
        unit: '',
        cgroup: '/user.slice/x',
        listens: { port: 631, protocol: 'udp', family: 6, address: '::' },
      }),
    ),
  ).toEqual(['port:udp/631'])
})

test('a service that listens twice is one finding', () => {
  const twice = host(CUPS)
  const { listeners } = shown(twice.host)
  if ('sockets' in listeners) listeners.sockets.push({ ...listeners.sockets[0]!, family: 6, address: '::' })
  expect(subjects(twice)).toEqual(['service:cups.service'])
})

test('with a list, what is not on it is found, also where nobody can reach it', () => {
  expect(subjects(host(DOCKER, LEDGER), declared())).toEqual(['service:ledgerd.service'])
  expect(subjects(host(DOCKER, LEDGER, CUPS), declared('ledgerd.service', 'cups'))).toEqual([])
  expect(subjects(host(CUPS), { ...noPolicy, ports: ['631/tcp'] })).toEqual([])
})

test('it is asked only as long as nobody has said what may run', () => {
  const status = (policy: AuditPolicy) =>
    reportOf(host(DOCKER, LEDGER), policy, { kind: 'docker' }).items.find(({ id }) => id === 'H2')?.status
  expect(status(noPolicy)).toBe('attest')
  expect(status(declared('ledgerd.service'))).toBe('pass')
})

test('a holder that can’t be seen: a published port is Docker’s, another one is found', () => {
  const seen = host(
    { unit: '', listens: { port: 8080, pids: [] } },
    { unit: '', listens: { port: 111, pids: [] } },
  )
  expect(subjects(seen)).toEqual(['port:tcp/111'])
})

test('a lease from DHCP is no service; SSH may be held by systemd', () => {
  const ssh = host(
    { unit: '', listens: { port: 22, pids: [1] } },
    { unit: 'systemd-networkd.service', listens: { protocol: 'udp', port: 68 } },
  )
  const survey = shown(ssh.host)
  survey.processes.push({
    pid: 1,
    ppid: 0,
    uid: 0,
    exe: '/usr/lib/systemd/systemd',
    args: [],
    cgroup: '/init.scope',
    startedAt: 0,
  })
  expect(subjects(ssh)).toEqual(['port:tcp/22'])
  if ('list' in survey.units)
    survey.units.list.push({ name: 'ssh.socket', active: 'active', sub: 'listening' })
  expect(subjects(ssh)).toEqual([])
})

test('unseen is not judged', () => {
  const seen = host(DOCKER)
  shown(seen.host).units = { unreadable: 'no systemd' }
  expect(judge(seen).status).toBe('error')
})
