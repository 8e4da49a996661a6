import { expect, test } from 'vitest'
import { audit } from '../../audit/audit.ts'
import { type AuditedHost, seen, unseen } from '../../audit/audited-host.ts'
import { shown, soundHost } from '../../audit/testing/sound-host.ts'
import { AuditReport, noPolicy } from '../../contract/audit/index.ts'
import { ProbeError } from '../../contract/index.ts'
import { parseSurvey } from './hosts/survey-schema.ts'

/** Whatever a machine answers, the audit ends with a report or with a sentence for a person. */
const sound = soundHost()
const [web] = sound.containers
const [image] = sound.images
if (!web || !image) throw new Error('a machine without containers')

type Answers = Record<string, unknown>

const inspect = {
  ...web.inspect,
  RestartCount: 0,
  State: { ...web.inspect.State, StartedAt: '2026-11-22T10:00:00Z', Health: { Status: 'healthy', Log: [] } },
  Config: {
    ...web.inspect.Config,
    User: '1000:1000',
    Env: ['PASSWORD=hunter2-of-the-machine', 'PATH=/bin'],
    Cmd: ['nginx'],
    Entrypoint: ['/entry'],
    Labels: { a: 'b' },
    ExposedPorts: { '80/tcp': {} },
  },
  HostConfig: {
    ...web.inspect.HostConfig,
    Binds: ['/srv:/srv:ro'],
    Mounts: [{ Type: 'bind', Source: '/srv', Target: '/x', ReadOnly: true }],
    PortBindings: { '80/tcp': [{ HostIp: '', HostPort: '80' }] },
    Devices: [{ PathOnHost: '/dev/sda', PathInContainer: '/dev/sda', CgroupPermissions: 'r' }],
    Ulimits: [{ Name: 'nofile', Hard: 10, Soft: 5 }],
    Tmpfs: { '/tmp': 'size=1m' },
    Sysctls: { 'net.core.somaxconn': '1' },
    SecurityOpt: ['seccomp={"defaultAction":"SCMP_ACT_ERRNO"}'],
    CapAdd: ['NET_BIND_SERVICE'],
  },
  Mounts: [{ Type: 'volume', Name: 'v', Source: '/v', Destination: '/v', Mode: '', RW: true }],
  GraphDriver: { Name: 'overlay2', Data: { UpperDir: '/var/lib/docker/overlay2/x/diff' } },
  NetworkSettings: {
    Networks: { bridge: { NetworkID: 'b', IPAddress: '172.17.0.2', IPPrefixLen: 16 } },
    Ports: { '80/tcp': [{ HostIp: '0.0.0.0', HostPort: '80' }], '81/udp': null },
  },
}

const answers: Answers = {
  '/info': {
    ...sound.info,
    Plugins: { Authorization: ['x'] },
    Labels: ['a=b'],
    Swarm: { LocalNodeState: 'inactive' },
  },
  '/containers/json?all=1': [{ Id: web.id, Names: ['/web'], ImageID: image.id, State: 'running' }],
  '/networks': [{ Id: 'b', Name: 'bridge', Driver: 'bridge', Internal: false, Options: { x: 'y' } }],
  '/images/json': [{ Id: image.id, RepoTags: image.tags, RepoDigests: image.digests, Created: 1, Size: 2 }],
  '/volumes': { Volumes: [{ Name: 'v', Driver: 'local', Options: { device: '/etc' }, Labels: {} }] },
  [`/containers/${web.id}/json`]: inspect,
  [`/images/${encodeURIComponent(image.id)}/json`]: { Config: { User: '1000' } },
  [`/images/${encodeURIComponent(image.id)}/history`]: [{ CreatedBy: 'RUN x', Comment: '', Size: 1 }],
}

const survey = {
  ...shown(sound.host),
  units: {
    list: [{ name: 'docker.service', active: 'active', sub: 'running' }],
    docker: { ActiveState: 'active' },
    dockerSocket: {},
  },
  texts: {
    '/etc/docker/daemon.json': { text: '{"icc":false,"hosts":["tcp://0.0.0.0:2376"]}', changedAt: 1 },
    '/etc/cron.d/x': { text: '* * * * * root docker system prune', changedAt: 1 },
  },
  packetFilter: {
    ruleset: {
      nftables: [
        { chain: { family: 'ip', table: 'filter', name: 'DOCKER', handle: 1 } },
        { rule: { family: 'ip', table: 'filter', chain: 'FORWARD', expr: [{ jump: { target: 'DOCKER' } }] } },
      ],
    },
  },
  containers: { [web.id]: shown(web.kernel) },
}

function machine(said: Answers, looked: unknown = survey): AuditedHost {
  return {
    name: 'hostile',
    isLab: false,
    sight: 'machine',
    get: async (path) =>
      path in said ? { status: 200, json: said[path], said: '' } : { status: 404, json: undefined, said: '' },
    eyes: seen({
      survey: async () => parseSurvey(JSON.stringify(looked)),
      files: async () => ({ texts: {}, stats: {}, within: {} }),
      connect: async () => ({ kind: 'refused', message: 'connection refused' }),
    }),
    runner: unseen({ text: 'not allowed' }),
    dispose: async () => {},
  }
}

const HUGE = 'x'.repeat(100_000)
const INSTEAD: unknown[] = [null, 1.5e308, '\u001b]0;x\u0007\n\u202e', HUGE, [null], { constructor: 1 }]

let places = 0

/** The same with one place altered, for each place. */
function* altered(value: unknown): Generator<unknown> {
  // Two of them at each place, others at the next: all of them everywhere takes minutes.
  for (const turn of [0, 3]) yield INSTEAD[(places + turn) % INSTEAD.length]
  places++
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries())
      for (const other of altered(each)) yield value.with(index, other)
  } else if (typeof value === 'object' && value !== null)
    for (const [name, each] of Object.entries(value)) {
      const { [name]: _, ...rest } = value as Record<string, unknown>
      yield rest
      for (const other of altered(each)) yield { ...rest, [name]: other }
    }
}

/** What went wrong in another way than it may. */
async function wrong(host: AuditedHost): Promise<string | undefined> {
  try {
    const report = await audit(host, noPolicy, { kind: 'docker' })
    AuditReport.parse(report)
    if (report.items.length !== 42) return `${report.items.length} items`
    return JSON.stringify(report).includes('hunter2-of-the-machine') ? 'a secret got out' : undefined
  } catch (error) {
    if (error instanceof ProbeError) return undefined
    return (error as Error).stack ?? String(error)
  }
}

test('the machine that is altered is sound', async () => {
  expect(await wrong(machine(answers))).toBeUndefined()
  const report = await audit(machine(answers), noPolicy, { kind: 'docker' })
  expect(report.containers).toBe(1)
  expect(report.target.kernel).toBe('6.1.0-40-amd64')
})

test.each(Object.keys(answers))('GET %s answers anything', { timeout: 120_000 }, async (path) => {
  const found = new Map<string, string>()
  let tried = 0
  for (const other of altered(answers[path])) {
    tried++
    const trouble = await wrong(machine({ ...answers, [path]: other }))
    if (trouble !== undefined)
      found.set(
        trouble.split('\n').slice(0, 14).join('\n').replace(/\d+/g, '0'),
        JSON.stringify(other).slice(0, 200),
      )
  }
  expect([...found]).toEqual([])
  expect(tried).toBeGreaterThan(5)
})

test(
  'ten thousand containers are counted, two thousand of them looked at, and the rest is no pass',
  { timeout: 120_000 },
  async () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => index.toString(16).padStart(64, '0'))
    const said: Answers = { ...answers }
    said['/containers/json?all=1'] = ids.map((Id) => ({
      Id,
      Names: [`/c${Id}`],
      ImageID: image.id,
      State: 'running',
    }))
    for (const Id of ids.slice(0, 2500)) said[`/containers/${Id}/json`] = { ...inspect, Id, Name: `/c${Id}` }
    const report = await audit(machine(said), noPolicy, { kind: 'docker' })
    AuditReport.parse(report)
    expect(report.items.filter(({ id, status }) => id.startsWith('C') && status === 'pass')).toEqual([])
    expect(JSON.stringify(report).length).toBeLessThan(32 * 1024 * 1024)
  },
)

test('the survey says anything', { timeout: 240_000 }, async () => {
  const found = new Map<string, string>()
  for (const other of altered(survey)) {
    const trouble = await wrong(machine(answers, other))
    if (trouble !== undefined)
      found.set(
        trouble.split('\n').slice(0, 14).join('\n').replace(/\d+/g, '0'),
        JSON.stringify(other).slice(0, 200),
      )
  }
  expect([...found]).toEqual([])
})
