import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { dockerClient } from './docker-engine.ts'
import { hostContainer } from './docker/container-spec.ts'
import { Label } from './docker/labels.ts'
import type { LabHosts, RunningLab } from './lab-hosts.ts'
import { dockerForTests, labHostsForTests, plainSpec, testInstallation } from './testing.ts'

const installation = testInstallation()
const never = new AbortController().signal
const quiet = (): void => {}
let hosts: LabHosts
let docker: ReturnType<typeof dockerClient>
let lab: RunningLab

beforeAll(async () => {
  docker = dockerClient(await dockerForTests())
  hosts = await labHostsForTests(installation)
  lab = await hosts.open(plainSpec('hosts'), quiet, never)
}, 600_000)

afterEach(() => expect(lab.probe.hosts.length).toBe(2))

afterAll(async () => {
  await lab.release()
  await hosts.remove(lab.session.id)
  await hosts.dispose()
  expect(await leftOf(installation)).toEqual({ containers: 0, networks: 0, volumes: 0 })
})

async function leftOf(name: string) {
  const filters = JSON.stringify({ label: [`${Label.installation}=${name}`] })
  const [containers, networks, { Volumes }] = await Promise.all([
    docker.listContainers({ all: true, filters }),
    docker.listNetworks({ filters }),
    docker.listVolumes({ filters }),
  ])
  return { containers: containers.length, networks: networks.length, volumes: Volumes?.length ?? 0 }
}

async function run(
  host: string,
  script: string,
  input = '',
): Promise<{ status: number; out: string; err: string }> {
  const process = await lab.exec(host, ['bash', '-c', script])
  const output = Promise.all([text(process.stdout), text(process.stderr)])
  process.stdin.end(input)
  const [out, err] = await output
  return { status: await process.exited, out, err }
}

test('exec passes input, both outputs and the exit status', async () => {
  expect(await run('master', 'cat; echo trouble >&2; exit 7', 'hello\n')).toEqual({
    status: 7,
    out: 'hello\n',
    err: 'trouble\n',
  })
})

test('megabytes of output arrive whole', async () => {
  const { out } = await run('master', 'head -c 20000000 /dev/zero | tr "\\0" x')
  expect(out.length).toBe(20_000_000)
})

test('a shell has a terminal of the size asked for, follows a resize, and is gone when disposed', async () => {
  const shell = await lab.shell('client', { cols: 91, rows: 17 })
  let seen = ''
  shell.stream.on('data', (chunk: Buffer) => (seen += chunk.toString()))
  shell.stream.write('stty size; hostname\n')
  await expect.poll(() => seen).toContain('17 91')
  await expect.poll(() => seen).toContain('client')
  shell.resize(120, 40)
  await sleep(200)
  shell.stream.write('stty size; sleep 12345 &\n')
  await expect.poll(() => seen).toContain('40 120')
  shell.dispose()
  await expect
    .poll(async () => (await run('client', 'pgrep -f "sleep 1234[5]" || echo none')).out)
    .toBe('none\n')
})

test('hosts find each other by name, and master may log in to client', async () => {
  const { out } = await run('master', 'getent ahostsv4 heron.lab | head -1; ssh client hostname')
  expect(out).toContain(lab.session.hosts.find((host) => host.name === 'master')?.address)
  expect(out).toContain('client')
})

test('the lab network has no way out', async () => {
  const gateway = lab.session.params.masterAddress?.replace(/\.\d+$/, '.1')
  const { out } = await run(
    'client',
    `ip route; for a in ${gateway} 1.1.1.1; do timeout 3 bash -c "</dev/tcp/$a/80" 2>/dev/null && echo "reached $a"; done; true`,
  )
  expect(out).not.toContain('default')
  expect(out).not.toContain('reached')
})

test('a lab host is limited and not privileged', async () => {
  const { HostConfig, Mounts } = await docker.getContainer(hostContainer(lab.session.id, 'master')).inspect()
  expect(HostConfig.Privileged).toBe(false)
  expect(HostConfig.Memory).toBeGreaterThan(0)
  expect(HostConfig.PidsLimit).toBeGreaterThan(0)
  expect(HostConfig.NanoCpus).toBeGreaterThan(0)
  expect(HostConfig.Devices ?? []).toEqual([])
  expect(Mounts.map((mount) => mount.Type)).toEqual(['volume', 'volume'])
})

test('the daemon that answers is the image’s own', async () => {
  const identity = await lab.probe.host('master').daemonIdentity()
  expect(identity).toMatchObject({
    kind: 'genuine',
    process: { exe: '/usr/sbin/dockerd', cgroup: '/system.slice/docker.service' },
  })
})

test('changes are noticed: files, listening sockets and a daemon that comes back', async () => {
  const stop = new AbortController()
  const seen: string[] = []
  const watching = (async () => {
    for await (const { host, what } of lab.changes({ master: ['/etc/docker'], client: [] }, stop.signal))
      seen.push(`${host}: ${what}`)
  })()
  await sleep(700)
  await run('master', 'echo "{}" > /etc/docker/daemon.json')
  await expect.poll(() => seen.join('; ')).toContain('master: files')
  await run('client', 'nc -l -p 7777 >/dev/null & sleep 1; kill $!')
  await expect.poll(() => seen.join('; ')).toContain('client: listeners')
  await run('master', 'systemctl restart docker')
  await expect.poll(() => seen.join('; '), { timeout: 15_000 }).toContain('daemon answers')
  stop.abort()
  await watching
})

test('systemd restarts a unit for the probe', async () => {
  const master = lab.probe.host('master')
  const before = await master.unit('docker.service', ['MainPID', 'ActiveState', 'NeedDaemonReload'])
  expect(before).toMatchObject({ ActiveState: 'active', NeedDaemonReload: 'no' })
  expect(await master.restartUnit('docker.service')).toMatchObject({ ok: true })
  expect((await master.unit('docker.service', ['MainPID'])).MainPID).not.toBe(before.MainPID)
})

test('a stopped host is told of, once, by its name', async () => {
  const victim = await hosts.open({ ...plainSpec('victim'), topology: ['master'] }, quiet, never)
  const down: string[] = []
  victim.onDown((host) => down.push(host))
  await sleep(300)
  await docker.getContainer(hostContainer(victim.session.id, 'master')).kill()
  await expect.poll(() => down).toEqual(['master'])
  expect(victim.hosts()[0]?.state).toBe('down')
  await victim.release()
  await hosts.remove(victim.session.id)
})

test('an opening that is aborted leaves nothing behind', async () => {
  const other = testInstallation()
  const provider = await labHostsForTests(other)
  const abort = new AbortController()
  const opening = provider.open(
    plainSpec('aborted'),
    ({ step }) => step.text.startsWith('Waiting') && abort.abort(),
    abort.signal,
  )
  await expect(opening).rejects.toThrow()
  await provider.dispose()
  expect(await leftOf(other)).toEqual({ containers: 0, networks: 0, volumes: 0 })
})

test('reset gives fresh hosts with the same names and addresses, from the standby', async () => {
  const spec = plainSpec('hosts')
  await run('master', 'touch /root/mine')
  hosts.keepStandby(spec)
  expect(await hosts.standbyReady()).toBe(true)
  const { id, params } = lab.session
  lab = await hosts.reset(lab, spec, quiet, never)
  expect(lab.session.id).not.toBe(id)
  expect(lab.session.params).toEqual(params)
  expect((await run('master', 'ls /root/mine')).status).not.toBe(0)
})

test('reset to an exercise with fewer hosts takes all of the old ones off the network', async () => {
  const fewer = { ...plainSpec('hosts'), topology: ['master'] }
  lab = await hosts.reset(lab, fewer, quiet, never)
  expect(lab.hosts().map(({ name }) => name)).toEqual(['master'])
  expect(await run('master', 'ping -c 1 -W 1 client')).not.toMatchObject({ status: 0 })
  lab = await hosts.reset(lab, plainSpec('hosts'), quiet, never)
  expect(await run('master', 'ping -c 1 -W 5 client')).toMatchObject({ status: 0 })
})
