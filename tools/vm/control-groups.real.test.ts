import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { labHostsForTests, plainSpec, testInstallation } from '../../engine/hosts/testing.ts'
import { watchPicture } from '../../engine/pictures/watch-picture.ts'
import type { LabHosts, RunningLab } from '../../engine/hosts/lab-hosts.ts'
import { type CgroupVersion, cgroupVersionOf } from './flavour.ts'

/** What containers inside a lab host are held to, on whichever version the engine has. */
const MiB = 1024 * 1024
const LIMITS = ['-m', '64m', '--memory-swap', '64m', '--pids-limit', '64', '--cpus', '0.5']
const IMAGE = 'bulkhead/shell'

let hosts: LabHosts
let lab: RunningLab
let version: CgroupVersion

beforeAll(async () => {
  hosts = await labHostsForTests(testInstallation())
  version = cgroupVersionOf(await hosts.describe())
  const spec = { ...plainSpec('cgroups'), topology: ['master'] }
  lab = await hosts.open(spec, () => {}, new AbortController().signal)
}, 600_000)

afterAll(async () => {
  await lab.release()
  await hosts.remove(lab.session.id)
  await hosts.dispose()
})

async function run(...argv: string[]): Promise<{ status: number; out: string }> {
  const process = await lab.exec('master', argv)
  const out = Promise.all([text(process.stdout), text(process.stderr)])
  process.stdin.end()
  return { out: (await out).join('').trim(), status: await process.exited }
}

/** The directory of a process's own control group, per controller. */
async function groupOf(pid: string, controller: string): Promise<string> {
  const { out } = await run('cat', `/proc/${pid}/cgroup`)
  const groups = out.split('\n').map((line) => line.split(':'))
  const own = groups.find(([, controllers = '']) =>
    controllers.split(',').includes(version === 'v2' ? '' : controller),
  )
  return `/sys/fs/cgroup${version === 'v2' ? '' : `/${controller}`}${own?.[2]}`
}

const FILES = {
  v1: { memory: 'memory.limit_in_bytes', pids: 'pids.max', cpu: ['cpu.cfs_quota_us', 'cpu.cfs_period_us'] },
  v2: { memory: 'memory.max', pids: 'pids.max', cpu: ['cpu.max'] },
}

test('systemd and the daemon work in a tree of this version', async () => {
  expect((await run('docker', 'info', '--format', 'v{{.CgroupVersion}}')).out).toBe(version)
  expect((await run('systemctl', 'is-active', 'docker.service', 'firewalld.service')).out).toBe(
    'active\nactive',
  )
  expect(await lab.probe.host('master').daemonIdentity()).toMatchObject({
    kind: 'genuine',
    process: { cgroup: '/system.slice/docker.service' },
  })
})

test('limits of a container are in the files of its control group', async () => {
  expect(
    await run('docker', 'run', '-d', '--name', 'limited', ...LIMITS, IMAGE, 'sleep', '600'),
  ).toMatchObject({ status: 0 })
  const { out: pid } = await run('docker', 'inspect', '-f', '{{.State.Pid}}', 'limited')
  const files = FILES[version]
  const read = async (controller: string, names: string[]): Promise<string> => {
    const group = await groupOf(pid, controller)
    return (await run('cat', ...names.map((name) => `${group}/${name}`))).out
  }
  expect(await read('memory', [files.memory])).toBe(String(64 * MiB))
  expect(await read('pids', [files.pids])).toBe('64')
  expect((await read('cpu', files.cpu)).split(/\s/)).toEqual(['50000', '100000'])
  await run('docker', 'rm', '-f', 'limited')
})

test('the live picture shows them, and that a fork was refused', async () => {
  const fork = 'for i in 1 2 3 4; do sleep 20 & done'
  const few = ['-m', '64m', '--pids-limit', '3', '--cpus', '0.5']
  await run('docker', 'run', '-d', '--name', 'pictured', ...few, IMAGE, 'sleep', '600')
  // The shell that is refused ends, so it is not the container's first process.
  await run('docker', 'exec', 'pictured', 'sh', '-c', fork)
  const watching = new AbortController()
  try {
    const of = { host: 'master', kind: 'cgroups' } as const
    const seen = []
    for await (const picture of watchPicture(lab, of, watching.signal)) {
      if (picture.kind !== 'cgroups') continue
      expect(picture.version).toBe(version === 'v2' ? 2 : 1)
      const group = picture.groups.find(({ container }) => container.name === 'pictured')
      seen.push(group)
      if (group?.pids.refused) break
    }
    expect(seen.at(-1)).toMatchObject({
      memory: { limit: 64 * MiB, used: expect.any(Number), kills: 0 },
      cpu: { limit: 0.5, throttledPeriods: expect.any(Number) },
      pids: { limit: 3 },
    })
    expect(seen.at(-1)?.cpu.used).toBeGreaterThan(0)
  } finally {
    watching.abort()
    await run('docker', 'rm', '-f', 'pictured')
  }
})

test('a container that takes more memory than it may is killed', async () => {
  const hog = ['dd', 'if=/dev/zero', 'of=/dev/null', 'bs=200M', 'count=1']
  expect((await run('docker', 'run', '--name', 'hog', ...LIMITS, IMAGE, ...hog)).status).toBe(137)
  expect((await run('docker', 'inspect', '-f', '{{.State.OOMKilled}}', 'hog')).out).toBe('true')
})

test('a container that starts more processes than it may is refused', async () => {
  const fork = 'i=0; while [ $i -lt 100 ]; do sleep 20 & i=$((i+1)); echo $i; done'
  const { out } = await run('docker', 'run', '--rm', ...LIMITS, IMAGE, 'sh', '-c', fork)
  expect(out).toContain("can't fork")
  // The shell itself is one of the 64.
  expect(out.split('\n')).toContain('63')
  expect(out.split('\n')).not.toContain('64')
})

test('the lab host itself is limited, and on version 2 its root cannot change that', async () => {
  const top = (controller: string): string => `/sys/fs/cgroup${version === 'v2' ? '' : `/${controller}`}`
  expect((await run('cat', `${top('memory')}/${FILES[version].memory}`)).out).toBe(String(1536 * MiB))
  const processes = `${top('pids')}/pids.max`
  expect((await run('cat', processes)).out).toBe('2048')
  // Version 1 has nothing that keeps root of a namespace from its topmost group.
  await run('sh', '-c', `echo 4096 > ${processes}`)
  expect((await run('cat', processes)).out).toBe(version === 'v2' ? '2048' : '4096')
})
