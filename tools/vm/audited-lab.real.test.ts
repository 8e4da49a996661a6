import { afterAll, beforeAll, expect, test } from 'vitest'
import { audit } from '../../audit/audit.ts'
import { type AuditReport, type Looked, noPolicy } from '../../contract/audit/index.ts'
import { listOf, render } from '../../contract/index.ts'
import { openLabHost } from '../../engine/audit/hosts/lab-host.ts'
import type { LabHosts, RunningLab } from '../../engine/hosts/lab-hosts.ts'
import { asRoot, labHostsForTests, plainSpec, testInstallation } from '../../engine/hosts/testing.ts'
import { type CgroupVersion, cgroupVersionOf } from './flavour.ts'

/** What an audit says of the control groups of a lab host’s containers, on whichever version the engine has. */
const LIMITS = '--memory 64m --memory-swap 64m --pids-limit 64 --cpus 0.5'
const run = (name: string, options: string): string =>
  `docker run -d --name ${name} ${options} bulkhead/shell sleep 1000000`

/** A parent group with limits: a slice of systemd's where Docker leaves groups to it, else a folder of each controller. */
const BOUNDED: Record<CgroupVersion, string> = {
  v1: `${run('below', '--cgroup-parent /bounded')}
    cd /sys/fs/cgroup
    echo 64M > memory/bounded/memory.limit_in_bytes
    echo 64 > pids/bounded/pids.max
    echo 50000 > cpu/bounded/cpu.cfs_quota_us`,
  v2: `printf '[Slice]\\nMemoryMax=64M\\nTasksMax=64\\nCPUQuota=50%%\\n' > /etc/systemd/system/bounded.slice
    systemctl daemon-reload
    ${run('below', '--cgroup-parent bounded.slice')}`,
}
const CONTAINERS = [
  run('free', ''),
  run('limited', LIMITS),
  run('tightened', ''),
  `docker update ${LIMITS} tightened`,
  run('loosened', LIMITS),
  'docker update --pids-limit -1 loosened',
  run('undone', LIMITS),
  run('without-view', `${LIMITS} --cgroupns host`),
]
/** Behind the back of Docker, which still says 64; and last, as systemd writes its own anew when it reads its units. */
const UNDO = `echo max > "$(find /sys/fs/cgroup -path "*$(docker inspect -f '{{.Id}}' undone)*/pids.max")"`

const BOUNDLESS = ['container:loosened', 'container:undone']
/** Where Docker leaves groups to systemd, that limits processes by itself: to 15 of 100 of the lab host's own. */
const FREE: Record<CgroupVersion, { boundless: string[]; lacks: string[]; pids: string }> = {
  v1: {
    boundless: ['container:free', ...BOUNDLESS],
    lacks: ['memory', 'processors', 'processes'],
    pids: 'no limit',
  },
  v2: { boundless: BOUNDLESS, lacks: ['memory', 'processors'], pids: '307' },
}

let hosts: LabHosts
let lab: RunningLab
let version: CgroupVersion
let report: AuditReport

beforeAll(async () => {
  hosts = await labHostsForTests(testInstallation())
  version = cgroupVersionOf(await hosts.describe())
  const spec = { ...plainSpec('audited-groups'), topology: ['master'] }
  lab = await hosts.open(spec, () => {}, new AbortController().signal)
  await asRoot(lab, [...CONTAINERS, BOUNDED[version], UNDO].join('\n'))
  report = await audited()
}, 600_000)

afterAll(async () => {
  await lab.release()
  await hosts.remove(lab.session.id)
  await hosts.dispose()
})

async function audited(): Promise<AuditReport> {
  const host = openLabHost(lab, 'master', { probe: false })
  try {
    return await audit(host, noPolicy, { kind: 'lab', exercise: 'plain', host: 'master' })
  } finally {
    await host.dispose()
  }
}

const item = (id: string, of = report) => {
  const found = of.items.find((each) => each.id === id)
  if (!found) throw new Error(`No item ${id}`)
  return found
}
function finding(id: string, subject: string) {
  const found = item(id).findings.find((each) => each.subject === subject)
  if (!found) throw new Error(`${id} finds nothing about ${subject}`)
  return found
}
const said = (id: string, subject: string): string => render(finding(id, subject).summary)
const seenOf = (looked: readonly Looked[]): string[] =>
  looked.map(({ tried, got }) => `${render(tried)}: ${render(got)}`)
const wrongIn = (id: string): string[] =>
  item(id)
    .findings.map(({ subject }) => subject)
    .toSorted()

test('the report names the version, and all that is to be read on a lab host was read', () => {
  expect(report.target.cgroup).toBe(version === 'v2' ? 2 : 1)
  expect(report.containers).toBe(7)
  const blind = report.items.filter(({ status }) => status === 'error')
  expect(blind.map(({ id, summary }) => `${id}: ${render(summary)}`)).toEqual([])
})

test('limits on memory, processors and processes: what the kernel has of them, whoever set it', () => {
  const { lacks, pids } = FREE[version]
  expect(item('K3').status).toBe('fail')
  expect(wrongIn('K3')).toEqual(['container:free', ...BOUNDLESS])
  expect(said('K3', 'container:free')).toBe(`free has no limit on ${render(listOf(lacks))}.`)
  expect(seenOf(finding('K3', 'container:free').looked)).toContainEqual(
    expect.stringMatching(new RegExp(`processes: ${pids}$`)),
  )
  expect(said('K3', 'container:loosened')).toBe('loosened has no limit on processes.')
  expect(said('K3', 'container:undone')).toBe('undone has no limit on processes.')
  const number = 'memory: 67108864; processors: 0\\.5, of number [0-9,-]+; processes: 64'
  for (const name of ['below', 'limited', 'tightened', 'without-view'])
    expect(seenOf(item('K3').looked)).toContainEqual(
      expect.stringMatching(new RegExp(`groups of ${name}: ${number}$`)),
    )
})

test('limits on processes alone', () => {
  expect(item('C8').status).toBe('fail')
  expect(wrongIn('C8')).toEqual(FREE[version].boundless)
  expect(said('C8', 'container:undone')).toBe('undone may have any number of processes.')
})

test('limits among the least privileges', () => {
  const { lacks } = FREE[version]
  expect(said('O2', 'container:free')).toContain(`no limit on ${lacks.join(', ')}.`)
  expect(said('O2', 'container:undone')).toContain('no limit on processes.')
  expect(said('O2', 'container:below')).not.toContain('no limit')
})

test('the machine’s view of control groups is a fault where containers have their own by default', () => {
  expect(item('K7').status).toBe(version === 'v2' ? 'fail' : 'pass')
  expect(wrongIn('K7')).toEqual(version === 'v2' ? ['container:without-view'] : [])
})

test('a kernel’s AppArmor is no matter of a lab host, which may not load profiles', () => {
  expect(item('K4').status).toBe('unsupported')
})

test('where every container is limited, these items pass', async () => {
  await asRoot(lab, 'docker rm -f free loosened undone without-view')
  const mended = await audited()
  expect(['K3', 'C8', 'K7'].map((id) => item(id, mended).status)).toEqual(['pass', 'pass', 'pass'])
})
