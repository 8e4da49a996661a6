import { expect, test } from 'vitest'
import type { HostSurvey, SurveyedContainer, SurveyedProcess } from '../survey.ts'
import { shown, soundHost } from '../testing/sound-host.ts'
import type { Asked } from './daemon-api.ts'
import { hiddenContainers, unlisted } from './hidden-containers.ts'

const LISTED = 'a'.repeat(64)
const HIDDEN = 'b'.repeat(64)
const sound = shown(soundHost().host)
const listed = new Map([[LISTED, 401]])

const process = (pid: number, ppid: number, args: string[], cgroup = '/init.scope'): SurveyedProcess => ({
  pid,
  ppid,
  uid: 0,
  exe: args[0] ?? '',
  args,
  cgroup,
  startedAt: 0,
})
/** A shim of containerd's and the process that it keeps. */
const kept = (
  id: string,
  {
    namespace = 'moby',
    cgroup = '/system.slice/containerd.service',
    exe = '/usr/bin/containerd-shim-runc-v2',
  } = {},
) => [
  process(
    500,
    1,
    [exe, '-namespace', namespace, '-id', id, '-address', '/run/containerd/containerd.sock'],
    cgroup,
  ),
  process(501, 500, ['sleep', '1'], `/docker/${id}`),
]
/** A Docker in a container, which keeps `HIDDEN` for itself. */
const within = (outer: string) => {
  const [inner, sleep] = kept(HIDDEN, { cgroup: `/docker/${outer}/system.slice/docker.service` })
  const around = kept(outer).map((each) => ({
    ...each,
    pid: each.pid - 100,
    ppid: each.pid === 500 ? 1 : 400,
  }))
  return [...around, { ...inner!, ppid: 401 }, sleep!]
}
/** What calls itself a container's shim, and adopts what others leave; the container's own shim is another process. */
const adopted = (name: string) => {
  const [shim] = kept(name)
  return [
    ...kept(HIDDEN).map((each) => (each.pid === 500 ? { ...each, ppid: 300 } : each)),
    { ...shim!, pid: 300 },
  ]
}
const ids = (processes: SurveyedProcess[]) => unlisted({ processes }, listed).map(({ id }) => id)

test('a container that runs and is not listed', () => {
  expect(ids(kept(HIDDEN))).toEqual([HIDDEN])
  expect(ids(kept(LISTED))).toEqual([])
})

test('also under a namespace of mapped users, and from a program that was upgraded since', () => {
  expect(unlisted({ processes: kept(HIDDEN, { namespace: 'moby-100000.100000' }) }, listed)).toEqual([
    { id: HIDDEN, namespace: 'moby-100000.100000' },
  ])
  expect(ids(kept(HIDDEN, { exe: '/usr/bin/containerd-shim-runc-v2 (deleted)' }))).toEqual([HIDDEN])
})

test.each([
  ['a plugin of Docker’s', kept(HIDDEN, { namespace: 'plugins.moby' })],
  ['a container of Kubernetes’', kept(HIDDEN, { namespace: 'k8s.io' })],
  ['a container of a Docker within a container', within(LISTED)],
  ['a shim whose container has ended', kept(HIDDEN).slice(0, 1)],
  ['a program that only has such arguments', kept(HIDDEN, { exe: '/usr/bin/less' })],
])('%s is none of them', (_, processes) => expect(ids(processes)).toEqual([]))

test('one that is not listed, and has a Docker within it, is the only one', () => {
  expect(ids(within('c'.repeat(64)))).toEqual(['c'.repeat(64)])
})

test('a control group proves nothing: root may put a process into any, and choose a container’s parent', () => {
  expect(ids(kept(HIDDEN, { cgroup: `/docker/${LISTED}` }))).toEqual([HIDDEN])
})

test('a name proves nothing: what calls itself the shim of a listed container, and is not, hides nothing', () => {
  const own = within(LISTED).filter(({ pid }) => pid < 500)
  expect(ids([...own, ...adopted(LISTED)])).toEqual([HIDDEN])
  // Under the name of a container that there is none, it is what is found.
  expect(ids([...own, ...adopted('c'.repeat(64))])).toEqual(['c'.repeat(64)])
})

/** A machine that keeps `HIDDEN` running, as far as these answers go. */
function machine({
  daemon = { is: 'gone' } as Asked<never>,
  stillThere = true,
  /** So many looks do not find the container behind its shim. */
  blinks = 0,
  layer = '/var/lib/docker/overlay2/x/diff',
  others = [] as SurveyedProcess[],
} = {}) {
  const mountinfo = `1 2 0:50 / / rw - overlay overlay rw,lowerdir=/l,upperdir=${layer},workdir=/w`
  const container = { ...shown(soundHost().containers[0]!.kernel), mountinfo } as SurveyedContainer
  const host: HostSurvey = { ...sound, processes: [...sound.processes, ...kept(HIDDEN), ...others] }
  const ended = { ...host, processes: sound.processes, containers: {} }
  let looks = 0
  const survey = async () => {
    if (!stillThere) return ended
    return (looks += 1) > blinks
      ? { ...host, containers: { [HIDDEN]: container } }
      : { ...host, containers: {} }
  }
  return (root = '/var/lib/docker') =>
    hiddenContainers({ survey }, { container: async () => daemon }, { host, listed, root })
}
const neighbour = process(900, 1, ['/usr/bin/dockerd', '--data-root', '/srv/other'])

test('one that the daemon does not know and that runs on is hidden, wherever the daemon keeps its own by now', async () => {
  expect(await machine()()).toEqual([{ id: HIDDEN, namespace: 'moby' }])
  expect(await machine()('/var/lib/docker/100000.100000')).toHaveLength(1)
  expect(await machine()('/srv/docker')).toHaveLength(1)
})

test('one that was started while we looked is known to the daemon; one that ended meanwhile runs no more', async () => {
  expect(await machine({ daemon: { is: 'there', value: {} as never } })()).toEqual([])
  expect(await machine({ stillThere: false })()).toEqual([])
})

test('a second daemon’s containers are its own, though both share one containerd', async () => {
  expect(await machine({ others: [neighbour], layer: '/srv/other/overlay2/x/diff' })()).toEqual([])
  expect(await machine({ others: [neighbour] })('/var/lib/docker/100000.100000')).toHaveLength(1)
})

test('beside a second daemon, one that could not be placed is looked for again, and is hidden if it never can be', async () => {
  const theirs = { others: [neighbour], layer: '/srv/other/overlay2/x/diff' }
  expect(await machine({ ...theirs, blinks: 2 })()).toEqual([])
  expect(await machine({ ...theirs, blinks: 100 })()).toHaveLength(1)
})
