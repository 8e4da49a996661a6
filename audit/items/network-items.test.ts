import { expect, test } from 'vitest'
import { noPolicy } from '../../contract/audit/index.ts'
import type { ConnectionOutcome } from '../../contract/index.ts'
import { seen as saw } from '../audited-host.ts'
import type { Observation } from '../observation.ts'
import { file, shown, soundHost } from '../testing/sound-host.ts'
import { containerTraffic } from './n1-container-traffic.ts'
import { iptables } from './n2-iptables.ts'
import { daemonBindings } from './n3-daemon-bindings.ts'
import type { AuditItem, Judgement } from '../item.ts'

const judge = (item: AuditItem, host: Observation, policy = {}): Judgement =>
  item.judge(host, { ...noPolicy, ...policy })
const subjects = ({ findings }: Judgement) => findings.map(({ subject }) => subject)
const machine = (host: Observation) => shown(host.host)

const own = (icc: string | undefined, ...members: string[]): Observation['networks'][number] => ({
  id: 'own',
  name: 'own',
  driver: 'bridge',
  internal: false,
  options: icc === undefined ? {} : { 'com.docker.network.bridge.enable_icc': icc },
  members: members.map((container, index) => ({ container, address: `172.18.0.${index + 2}` })),
})
const refused: ConnectionOutcome = { kind: 'refused', message: 'connection refused' }
const timeout: ConnectionOutcome = { kind: 'timeout', message: 'timed out' }
const tried = (outcome: ConnectionOutcome) =>
  saw([{ what: { network: 'own', from: 'web', to: 'api', address: '172.18.0.3', port: 9 }, outcome }])

test('N1: icc off on docker0, and nobody elsewhere', () =>
  expect(judge(containerTraffic, soundHost()).status).toBe('pass'))

test('N1: docker0 as it comes, also with one container', () => {
  const host = soundHost()
  delete host.networks[0]?.options['com.docker.network.bridge.enable_icc']
  expect(subjects(judge(containerTraffic, host))).toEqual(['network:bridge'])
})

test('N1: containers talk on a network of their own while icc is off on docker0', () => {
  const host = soundHost()
  host.networks.push(own(undefined, 'web', 'api'))
  host.tries.containerTraffic = tried(refused)
  expect(subjects(judge(containerTraffic, host))).toEqual(['network:own'])
  host.networks[1] = own('false', 'web', 'api')
  expect(subjects(judge(containerTraffic, host))).toEqual(['network:own'])
})

test('N1: stopped by the switch, or by rules of one’s own', () => {
  const host = soundHost()
  host.networks.push(own('false', 'web', 'api', 'db'))
  host.tries.containerTraffic = tried(timeout)
  expect(judge(containerTraffic, host).status).toBe('pass')
  host.networks[1] = own('true', 'web', 'api')
  expect(judge(containerTraffic, host).status).toBe('pass')
  host.tries.containerTraffic = tried({ kind: 'refused', message: 'no route to host' })
  expect(judge(containerTraffic, host).status).toBe('pass')
  // Rules for two of three say nothing of the third.
  host.networks[1] = own('true', 'web', 'api', 'db')
  expect(judge(containerTraffic, host).status).toBe('error')
})

test('N1: a rule that refuses in the name of one who listens', () => {
  const host = soundHost()
  host.networks.push(own('true', 'web', 'api'))
  host.tries.containerTraffic = saw([
    { what: { network: 'own', from: 'api', to: 'web', address: '172.18.0.2', port: 8080 }, outcome: refused },
  ])
  expect(judge(containerTraffic, host).status).toBe('pass')
})

test('N1: one container has nobody to talk to, and what was not tried is not known', () => {
  const host = soundHost()
  host.networks.push(own('true', 'web'))
  expect(judge(containerTraffic, host).status).toBe('pass')
  host.networks[1] = own('false', 'web', 'api')
  expect(judge(containerTraffic, host).status).toBe('error')
})

test('N1: icc that was not loaded is a finding of its own', () => {
  const host = soundHost()
  shown(host.configuration).notLoaded = [{ setting: 'icc', wanted: 'false', effective: 'true' }]
  expect(subjects(judge(containerTraffic, host))).toEqual(['setting:icc'])
})

/** Rules as nft prints them: chain, and where it jumps to, or a port. */
function ruleset(rules: readonly (readonly [string, string | number | null])[]): { ruleset: unknown } {
  const place = (chain: string) => {
    const [table, name] = chain.split(' ')
    return { family: 'ip', table, name }
  }
  const chains = [...new Set(rules.map(([chain]) => chain))].map((chain) => ({ chain: place(chain) }))
  return {
    ruleset: {
      nftables: [
        ...chains,
        ...rules.flatMap(([chain, what]) => {
          if (what === null) return []
          const { name, ...table } = place(chain)
          const match = { left: { payload: { protocol: 'tcp', field: 'dport' } }, right: what }
          const expr = typeof what === 'string' ? [{ counter: {} }, { jump: { target: what } }] : [{ match }]
          return [{ rule: { ...table, chain: name, expr } }]
        }),
      ],
    },
  }
}
const dockers = [
  ['filter FORWARD', 'DOCKER-USER'],
  ['filter FORWARD', 'DOCKER-ISOLATION-STAGE-1'],
  ['filter FORWARD', 'DOCKER'],
  ['filter DOCKER', null],
  ['filter DOCKER-USER', null],
  ['filter DOCKER-ISOLATION-STAGE-1', 'DOCKER-ISOLATION-STAGE-2'],
  ['nat PREROUTING', 'DOCKER'],
  ['nat DOCKER', 8080],
] as const

function filtered(rules: readonly (readonly [string, string | number | null])[] = dockers): Observation {
  const host = soundHost()
  machine(host).packetFilter = ruleset(rules)
  return host
}

test('N2: Docker’s rules are there', () => expect(judge(iptables, filtered()).status).toBe('pass'))

test.each(dockers.map(([chain, what]) => [chain, what] as const))('N2: without %s %s', (chain, what) => {
  const rest = dockers.filter((each) => each[0] !== chain || each[1] !== what)
  expect(subjects(judge(iptables, filtered(rest)))).toEqual(['host'])
})

test('N2: switched off, though rules from before are left', () => {
  const host = filtered()
  shown(host.configuration).file = { iptables: false }
  expect(subjects(judge(iptables, host))).toEqual(['setting:iptables'])
  shown(host.configuration).file = {}
  shown(host.configuration).args = ['/usr/sbin/dockerd', '--iptables=false']
  expect(subjects(judge(iptables, host))).toEqual(['setting:iptables'])
})

test('N2: a packet filter that can’t be read, or is the kernel’s old one, is no finding', () => {
  const host = filtered([])
  machine(host).texts['/proc/1/net/ip_tables_names'] = { text: 'filter\nnat\n', changedAt: 0 }
  expect(judge(iptables, host).status).toBe('error')
  machine(host).packetFilter = { unreadable: 'Operation not permitted' }
  expect(judge(iptables, host).status).toBe('error')
})

function door(plain: ConnectionOutcome, tls: ConnectionOutcome): Observation {
  const host = soundHost()
  machine(host).listeners = {
    sockets: [{ protocol: 'tcp', family: 4, address: '0.0.0.0', port: 2376, pids: [400] }],
  }
  const what = { address: '0.0.0.0', port: 2376 }
  host.tries.daemonDoors = saw([
    { what: { ...what, tls: false }, outcome: plain },
    { what: { ...what, tls: true }, outcome: tls },
  ])
  return host
}
const ok: ConnectionOutcome = { kind: 'answered', status: 200, body: 'OK' }
const toTls: ConnectionOutcome = {
  kind: 'answered',
  status: 400,
  body: 'Client sent an HTTP request to an HTTPS server.\n',
}
const turnedAway: ConnectionOutcome = { kind: 'rejected', message: 'certificate required' }

test('N3: its own socket only', () => expect(judge(daemonBindings, soundHost()).status).toBe('pass'))

test('N3: TCP is right where clients without a certificate are turned away, wherever that stands', () => {
  const host = door(toTls, turnedAway)
  shown(host.configuration).file = { hosts: ['fd://', 'tcp://0.0.0.0:2376'], tlsverify: true }
  expect(judge(daemonBindings, host).status).toBe('pass')
})

test('N3: TCP is wrong without TLS, and where nobody is asked for a certificate', () => {
  expect(subjects(judge(daemonBindings, door(ok, turnedAway)))).toEqual(['port:tcp/2376'])
  expect(subjects(judge(daemonBindings, door(toTls, ok)))).toEqual(['port:tcp/2376'])
})

test('N3: a door that nobody could knock at is not known', () => {
  expect(judge(daemonBindings, door(timeout, timeout)).status).toBe('error')
  const host = door(ok, ok)
  host.tries.daemonDoors = { seen: false, why: { text: 'no.' } }
  expect(judge(daemonBindings, host).status).toBe('error')
})

test('N3: second sockets, and one that is open to all', () => {
  const host = soundHost()
  shown(host.configuration).args = [
    'dockerd',
    '-H',
    'unix:///var/run/docker.sock',
    '-H',
    'unix:///srv/d.sock',
  ]
  expect(subjects(judge(daemonBindings, host))).toEqual(['file:/srv/d.sock'])
  const open = soundHost()
  machine(open).stats['/run/docker.sock'] = file('/run/docker.sock', 0o666, 0, 'socket')
  expect(subjects(judge(daemonBindings, open))).toEqual(['file:/run/docker.sock'])
})

test('N3: only the API in sight: the daemon’s own warning counts, and nothing else is known', () => {
  const host = soundHost()
  host.host = { seen: false, why: { text: 'far away.' } }
  expect(judge(daemonBindings, host).status).toBe('error')
  host.info.Warnings = ['[DEPRECATION NOTICE]: API is accessible on http://0.0.0.0:2375 without encryption.']
  expect(subjects(judge(daemonBindings, host))).toEqual(['port:tcp/2375'])
})
