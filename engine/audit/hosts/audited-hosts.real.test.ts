import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { AuditedHost } from '../../../audit/audited-host.ts'
import { isReadable } from '../../../audit/survey.ts'
import type { AuditTarget } from '../../../contract/audit/index.ts'
import { TroubleError, type LabHosts, type RunningLab } from '../../hosts/lab-hosts.ts'
import { asRoot, dockerForTests, labHostsForTests, plainSpec, testInstallation } from '../../hosts/testing.ts'
import { createApiClient } from './api-client.ts'
import { dialEngine } from './dial-engine.ts'
import { openAuditedHost } from './index.ts'
import { sshServer, surveyOf, tlsProxy } from './testing.ts'

/** Every kind of machine is looked at as it is, and is afterwards as it was. */
let hosts: LabHosts
let lab: RunningLab
let socketPath: string
const open = new Set<AuditedHost>()

beforeAll(async () => {
  hosts = await labHostsForTests(testInstallation())
  lab = await hosts.open(
    { ...plainSpec('audited'), topology: ['master'] },
    () => {},
    new AbortController().signal,
  )
  await asRoot(
    lab,
    `docker run -d --name web --memory 64m --pids-limit 20 --user 1234 -p 8099:8080 bulkhead/shell httpd -f -p 8080 -h /
     docker run -d --name free --network none bulkhead/shell sleep 1000`,
  )
  const connection = await dockerForTests()
  if (!('socketPath' in connection)) throw new Error('These tests want an engine on a Unix socket.')
  ;({ socketPath } = connection)
}, 600_000)

afterEach(async () => {
  vi.unstubAllEnvs()
  for (const host of open) await host.dispose()
  open.clear()
})

afterAll(async () => {
  engine.close()
  await lab.release()
  await hosts.remove(lab.session.id)
  await hosts.dispose()
})

async function look(target: AuditTarget, probe = false): Promise<AuditedHost> {
  const host = await openAuditedHost(target, { probe, lab: () => lab })
  open.add(host)
  return host
}

const names = async (host: AuditedHost, path: string) =>
  ((await host.get(path)).json as { Id: string }[]).map(({ Id }) => Id).toSorted()

/** What an engine says of itself, not shortened. */
const engine = createApiClient(() => dialEngine({ socketPath }))
const ofEngine = async (path: string) => (await engine.request({ path })).body.toString('utf8')
const ofLabHost = async (path: string) => {
  const answer = await lab.probe.host('master').daemon({ path })
  if (answer.kind !== 'answered') throw new Error(answer.message)
  return answer.body
}

/** What containers did since then; those of labs that are open beside are labelled. */
async function doings(ask: typeof ofEngine, since: number): Promise<string[]> {
  const text = await ask(`/events?since=${since}&until=${Date.now() / 1000}`)
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { Type: string; Action: string; Actor: { Attributes: object } })
    .filter(
      ({ Type, Action }) => Type === 'container' && /^(create|start|exec_|kill|die|destroy)/.test(Action),
    )
    .filter(({ Actor }) => !('bulkhead.installation' in Actor.Attributes))
    .map(({ Action }) => Action)
}

async function staysAsItWas(host: AuditedHost, doing: () => Promise<unknown>, ask = ofEngine): Promise<void> {
  const since = Date.now() / 1000
  const before = await names(host, '/images/json?all=1')
  await doing()
  expect(await names(host, '/images/json?all=1')).toEqual(before)
  expect(await doings(ask, since)).toEqual([])
}

test('a lab host is seen through its probe, its containers by kernel and files, and nothing happens there', async () => {
  const host = await look({ kind: 'lab', exercise: 'plain', host: 'master' })
  expect(host).toMatchObject({ isLab: true, sight: 'machine', runner: { seen: false } })
  await staysAsItWas(
    host,
    async () => {
      const before = await names(host, '/containers/json?all=1')
      const survey = await surveyOf(host)
      expect(Object.keys(survey.containers).toSorted()).toEqual(before)
      expect(await names(host, '/containers/json?all=1')).toEqual(before)
      expect(survey.daemon).toMatchObject({
        exe: '/usr/sbin/dockerd',
        cgroup: '/system.slice/docker.service',
      })
      expect(survey.processes.flatMap(({ args }) => args)).not.toContain('/agent/agent.py')
      expect(isReadable(survey.units) && survey.units.docker.ActiveState).toBe('active')
      expect(isReadable(survey.packetFilter) && JSON.stringify(survey.packetFilter.ruleset)).toContain(
        'DOCKER',
      )
      expect(survey.texts['/etc/os-release']).toMatchObject({ text: expect.stringContaining('ID=debian') })
      const web = Object.values(survey.containers).find(({ processes }) =>
        processes.some(({ args }) => args.includes('httpd')),
      )
      expect(web).toMatchObject({
        groups: { files: expect.objectContaining({ 'pids.max': '20' }) },
        processes: [{ uid: 1234 }],
        files: { packages: null, shells: expect.arrayContaining(['sh']) },
      })
      expect(web && isReadable(web.listeners) && web.listeners.sockets.map(({ port }) => port)).toEqual([
        8080,
      ])
      if (!host.eyes.seen) throw new Error('blind')
      const reached = await host.eyes.value.connect({
        host: '127.0.0.1',
        port: 8080,
        path: '/',
        networkOf: web?.pid,
      })
      expect(reached.kind).toBe('answered')
    },
    ofLabHost,
  )
})

test('with leave to probe, a container runs on a lab host for a moment and is gone', async () => {
  const host = await look({ kind: 'lab', exercise: 'plain', host: 'master' }, true)
  if (!host.runner.seen) throw new Error('no runner')
  const before = await names(host, '/containers/json?all=1')
  const since = Date.now() / 1000
  const ran = await host.runner.value.run({
    command: ['sh', '-c', 'echo one; sleep 0.2; echo two >&2; exit 3'],
  })
  expect(ran).toEqual({ status: 3, output: 'one\ntwo\n' })
  // And what a change looks like where there is one. The daemon tells of the last a moment after it has answered.
  await expect
    .poll(() => doings(ofLabHost, since), { timeout: 5000 })
    .toEqual(['create', 'start', 'die', 'destroy'])
  expect(await host.runner.value.run({ image: 'nobody/has:this', command: ['true'] })).toMatchObject({
    refused: expect.stringContaining('nobody/has:this'),
  })
  expect(await host.runner.value.run({ command: ['sleep', '60'], timeoutMs: 1500 })).toHaveProperty('refused')
  expect(await names(host, '/containers/json?all=1')).toEqual(before)
})

test('the engine of this machine is seen as root sees it, and nothing happens there', async () => {
  const host = await look({ kind: 'docker', address: `unix://${socketPath}` })
  expect(host).toMatchObject({ isLab: false, sight: 'machine', runner: { seen: false } })
  await staysAsItWas(host, async () => {
    const survey = await surveyOf(host)
    expect(survey.lookedAs).toBe(0)
    expect(survey.daemon?.exe).toContain('dockerd')
    expect(Object.keys(survey.containers).length).toBeGreaterThanOrEqual(2)
  })
})

test('an engine over ssh is seen by an agent that is sent there and leaves nothing', async () => {
  const { port, path, stop } = await sshServer()
  try {
    vi.stubEnv('PATH', path)
    const host = await look({ kind: 'docker', address: `ssh://root@127.0.0.1:${port}${socketPath}` })
    expect(host).toMatchObject({ sight: 'machine' })
    await staysAsItWas(host, async () => {
      const survey = await surveyOf(host)
      expect(survey.daemon?.exe).toContain('dockerd')
    })
    await expect(look({ kind: 'docker', address: `ssh://nobody@127.0.0.1:${port}` })).rejects.toThrow(
      /Permission denied/,
    )
    vi.unstubAllEnvs()
    await expect(look({ kind: 'docker', address: `ssh://root@127.0.0.1:${port}` })).rejects.toThrow(
      /Host key/,
    )
  } finally {
    stop()
  }
})

test('over TCP and TLS the API is seen, the machine only by a container that is gone afterwards', async () => {
  const { port, certificates, stop } = await tlsProxy(socketPath)
  const target = { kind: 'docker', address: `tcp://127.0.0.1:${port}` } as const
  try {
    await expect(look(target)).rejects.toMatchObject({
      trouble: { code: expect.stringMatching(/^audit-(tls|not-)/) },
    })
    vi.stubEnv('DOCKER_TLS_VERIFY', '1')
    vi.stubEnv('DOCKER_CERT_PATH', '/nonexistent')
    await expect(look(target)).rejects.toMatchObject({ trouble: { code: 'audit-tls' } })
    vi.stubEnv('DOCKER_CERT_PATH', certificates)
    const host = await look(target)
    expect(host).toMatchObject({ sight: 'api', eyes: { seen: false } })
    await staysAsItWas(host, () => names(host, '/containers/json'))

    const probing = await look(target, true)
    expect(probing.sight).toBe('machine')
    const survey = await surveyOf(probing)
    expect(survey.daemon?.exe).toContain('dockerd')
    const filters = encodeURIComponent(JSON.stringify({ label: ['bulkhead.kind=audit'] }))
    const ours = `/containers/json?all=1&filters=${filters}`
    const seen = await names(probing, ours)
    const [looks = '', ...more] = (await names(host, ours)).filter((id) => !seen.includes(id))
    expect(looks).toMatch(/^[0-9a-f]{64}$/)
    expect(more).toEqual([])
    expect(JSON.stringify(survey)).not.toContain(`"${looks}"`)
    if (!probing.runner.seen) throw new Error('no runner')
    expect(await probing.runner.value.run({ command: ['true'] })).toEqual({ status: 0, output: '' })
    await probing.dispose()
    open.delete(probing)
    expect(await names(host, ours)).toEqual([])
  } finally {
    stop()
  }
})

test('what is not there is said for a person', async () => {
  await expect(look({ kind: 'docker', address: 'unix:///nonexistent/docker.sock' })).rejects.toThrow(
    TroubleError,
  )
  await expect(look({ kind: 'docker', context: 'nobody-made-this' })).rejects.toMatchObject({
    trouble: { code: 'audit-no-context' },
  })
  await expect(look({ kind: 'lab', exercise: 'plain', host: 'slave' })).rejects.toMatchObject({
    trouble: { code: 'audit-no-host' },
  })
})
