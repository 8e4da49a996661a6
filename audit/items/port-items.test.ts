import { expect, test } from 'vitest'
import { noPolicy } from '../../contract/audit/index.ts'
import type { AuditItem, Judgement } from '../item.ts'
import type { Observation, ObservedContainer } from '../observation.ts'
import { shown, soundHost } from '../testing/sound-host.ts'
import { privilegedPorts } from './n4-privileged-ports.ts'
import { openPorts } from './n5-open-ports.ts'
import { hostNetwork } from './n6-host-network.ts'
import { boundInterface } from './n7-bound-interface.ts'

const judge = (item: AuditItem, host: Observation, policy = {}): Judgement =>
  item.judge(host, { ...noPolicy, ...policy })
const subjects = ({ findings }: Judgement) => findings.map(({ subject }) => subject)
const machine = (host: Observation) => shown(host.host)
const first = ({ containers }: Observation): ObservedContainer => {
  const [container] = containers
  if (!container) throw new Error('no container')
  return container
}

function add(host: Observation, name: string, change: (container: ObservedContainer) => void): void {
  const [container] = soundHost().containers
  if (!container) throw new Error('no container')
  Object.assign(container, { name, id: name.padEnd(64, '0') })
  container.inspect.NetworkSettings.Ports = null
  container.inspect.HostConfig.PortBindings = null
  change(container)
  host.containers.push(container)
}

const publish = (host: Observation, name: string, inside: string, HostIp: string, HostPort: string) =>
  add(host, name, ({ inspect }) => {
    inspect.NetworkSettings.Ports = { [inside]: [{ HostIp, HostPort }] }
  })

function never(host: Observation, name: string, inside: string, HostPort: string, mode = 'default') {
  add(host, name, (container) => {
    const { inspect } = container
    Object.assign(container, { running: false, kernel: { seen: false, why: { text: 'stopped' } } })
    inspect.State.Status = 'created'
    inspect.HostConfig.NetworkMode = mode
    inspect.HostConfig.PortBindings = { [inside]: [{ HostIp: '', HostPort }] }
  })
}

test('N4: 1024 is nobody’s privilege, what is below is, in both families and protocols', () => {
  const host = soundHost()
  publish(host, 'edge', '80/tcp', '127.0.0.1', '1024')
  expect(judge(privilegedPorts, host).status).toBe('pass')
  publish(host, 'six', '80/tcp', '::', '80')
  publish(host, 'names', '53/udp', '127.0.0.1', '53')
  never(host, 'later', '80/tcp', '1020-1030')
  expect(subjects(judge(privilegedPorts, host))).toEqual(['port:tcp/80', 'port:udp/53', 'port:tcp/1020'])
})

test('N4: what Docker drops is not mapped', () => {
  const host = soundHost()
  never(host, 'later', '80/tcp', '80', 'host')
  expect(judge(privilegedPorts, host).status).toBe('pass')
})

test('N5: without a declaration a person is asked; with one, all else is a finding', () => {
  const host = soundHost()
  const sockets = [
    { protocol: 'tcp' as const, family: 4 as const, address: '0.0.0.0', port: 22, pids: [1] },
    { protocol: 'tcp' as const, family: 6 as const, address: '::1', port: 631, pids: [1] },
    { protocol: 'udp' as const, family: 4 as const, address: '0.0.0.0', port: 40_000, pids: [1] },
  ]
  machine(host).listeners = { sockets }
  expect(judge(openPorts, host).status).toBe('pass')
  expect(openPorts.isAnswered?.(host, noPolicy)).toBe(false)
  const policy = { ports: ['22/tcp', '8080/tcp'] }
  expect(openPorts.isAnswered?.(host, { ...noPolicy, ...policy })).toBe(true)
  expect(judge(openPorts, host, policy).status).toBe('pass')
  expect(subjects(judge(openPorts, host, { ports: ['22/tcp'] }))).toEqual(['port:tcp/8080'])
  host.host = { seen: false, why: { text: 'far away.' } }
  expect(judge(openPorts, host, policy).status).toBe('error')
})

test('N6: by the kernel, whatever the container’s own setting says', () => {
  const host = soundHost()
  expect(judge(hostNetwork, host).status).toBe('pass')
  first(host).inspect.HostConfig.NetworkMode = 'container:other'
  shown(first(host).kernel).namespaces = machine(host).namespaces
  expect(subjects(judge(hostNetwork, host))).toEqual(['container:web'])
})

test('N6: where only the daemon can be asked, the network of one that has the host’s counts too', () => {
  const host = soundHost()
  const why = { seen: false as const, why: { text: 'far away.' } }
  host.host = why
  first(host).kernel = why
  add(host, 'joined', (container) => {
    container.kernel = why
    container.inspect.HostConfig.NetworkMode = `container:${first(host).id}`
  })
  expect(judge(hostNetwork, host).status).toBe('pass')
  first(host).inspect.HostConfig.NetworkMode = 'host'
  expect(subjects(judge(hostNetwork, host))).toEqual(['container:web', 'container:joined'])
})

test('N7: an address each; IPv6 only, any port and never started count', () => {
  const host = soundHost()
  expect(judge(boundInterface, host).status).toBe('pass')
  publish(host, 'six', '80/tcp', '::', '8081')
  never(host, 'later', '80/tcp', '')
  expect(subjects(judge(boundInterface, host))).toEqual(['container:six', 'container:later'])
})

test('N7: the address that the network has for those that name none', () => {
  const host = soundHost()
  never(host, 'later', '80/tcp', '8085')
  Object.assign(host.networks[0]?.options ?? {}, {
    'com.docker.network.bridge.host_binding_ipv4': '127.0.0.1',
  })
  expect(judge(boundInterface, host).status).toBe('pass')
})

test('nothing to judge is no pass', () => {
  const host = soundHost()
  host.containers = []
  for (const item of [privilegedPorts, hostNetwork, boundInterface])
    expect(judge(item, host).status).toBe('unsupported')
})

test('a container that could not be looked at is no pass', () => {
  const host = soundHost()
  host.unread = [{ container: 'late', why: { text: 'The daemon did not say what it is.' } }]
  for (const item of [privilegedPorts, openPorts, boundInterface])
    expect([item.id, judge(item, host).status]).toEqual([item.id, 'error'])
})
