import { describe, expect, test } from 'vitest'
import { combineStatus, render } from '../../contract/index.ts'
import { judge } from './judge.ts'
import { held, params, solved } from './test-observation.ts'

type Solved = ReturnType<typeof solved>

const ids = ['own-volumes', 'no-sensitive-mounts', 'root-read-only', 'scratch-in-memory', 'own-disk']

/** Which tasks do not pass where a solved lab has this difference, and how. */
function verdictsBut(change: (seen: Solved) => void): Record<string, string> {
  const seen = solved()
  change(seen)
  const statuses = Object.entries(judge(seen, params)).map(
    ([id, checks]) => [id, combineStatus(checks)] as const,
  )
  expect(statuses.map(([id]) => id)).toEqual(ids)
  return Object.fromEntries(statuses.filter(([, status]) => status !== 'pass'))
}

function sentences(change: (seen: Solved) => void): string {
  const seen = solved()
  change(seen)
  return Object.values(judge(seen, params))
    .flat()
    .map(({ summary }) => render(summary))
    .join(' ')
}

const failing = (...tasks: string[]) => Object.fromEntries(tasks.map((id) => [id, 'fail']))
const served = ids.slice(0, 4)

test('a solved lab passes', () => {
  expect(verdictsBut(() => {})).toEqual({})
  expect(
    verdictsBut((seen) => Object.assign(seen, { restart: { ok: true, message: 'active', at: seen.at } })),
  ).toEqual({})
})

describe('nothing is proven where', () => {
  test.each<[string, (seen: Solved) => void]>([
    ['the daemon is away', (seen) => (seen.daemon.identity = { kind: 'absent', reason: 'nobody listens' })],
    ['somebody else answers', (seen) => (seen.daemon.identity = { kind: 'impostor', reason: 'python3' })],
    [
      'docker did not come back',
      (seen) => Object.assign(seen, { restart: { ok: false, message: 'failed', at: seen.at } }),
    ],
  ])('%s', (_, change) => {
    expect(verdictsBut(change)).toEqual(failing(...ids))
  })

  test.each<[string, (seen: Solved) => void]>([
    ['one container is missing', (seen) => (seen.boxes[0].state = null)],
    ['one was ended', (seen) => (seen.boxes[1].state = 'exited')],
    ['one is frozen', (seen) => (seen.boxes[1].state = 'paused')],
    ['nobody answers', (seen) => (seen.boxes[0].save.outcome = { kind: 'refused', message: 'refused' })],
    ['another one answers', (seen) => (seen.boxes[0].published = false)],
    [
      'it does not know its user',
      (seen) => (seen.boxes[0].save.outcome = { kind: 'answered', status: 404, body: '' }),
    ],
    [
      'it can not save',
      (seen) => (seen.boxes[0].save.outcome = { kind: 'answered', status: 500, body: 'Not saved' }),
    ],
  ])('%s', (_, change) => {
    expect(verdictsBut(change)).toEqual(failing(...served))
  })

  test('a container that did not come back is told of its restart policy', () => {
    expect(
      sentences((seen) => {
        Object.assign(seen, { restart: { ok: true, message: 'active', at: seen.at } })
        seen.boxes[0].state = 'exited'
      }),
    ).toContain('restart policy')
  })
})

test.each<[string, (seen: Solved) => void]>([
  ['nothing is mounted for the notes', (seen) => Object.assign(seen.boxes[0], { directory: null })],
  ['they lie in memory', (seen) => (seen.boxes[0].directory.type = 'tmpfs')],
  ['the volume has no name', (seen) => (seen.boxes[0].directory.root = `/volumes/${'a0'.repeat(32)}/_data`)],
  ['what is saved goes elsewhere', (seen) => (seen.boxes[0].directory.saved = false)],
  ['it belongs to another', (seen) => (seen.boxes[0].directory.owner = { uid: 3001, mode: 0o700 })],
  ['the group may enter', (seen) => (seen.boxes[0].directory.owner = { uid: 2001, mode: 0o750 })],
  ['everybody may write', (seen) => (seen.boxes[1].directory.owner = { uid: 3001, mode: 0o777 })],
  ['the service is root', (seen) => (seen.boxes[1].uids = [0, 3001])],
  ['the notes are lost', (seen) => (seen.boxes[1].own.outcome = { kind: 'answered', status: 200, body: '' })],
  [
    'one shows the other’s notes',
    (seen) => (seen.boxes[0].other.outcome = { kind: 'answered', status: 200, body: 'piano-2222' }),
  ],
  [
    'one has the other’s volume',
    (seen) => seen.containers[0].held.push({ ...held('otto'), point: '/backup', readOnly: true }),
  ],
  [
    'a third has what lies in a volume',
    (seen) => {
      const part = { ...held('ada'), root: '/volumes/ada/_data/old' }
      seen.containers.push({ ...seen.containers[0], name: 'third', held: [part] })
    },
  ],
  [
    'a copy lies open',
    (seen) => seen.openCopies.push({ user: 'ada', path: '/srv/notes/ada/notes', mode: 0o644 }),
  ],
])('own-volumes: %s', (_, change) => {
  expect(verdictsBut(change)).toEqual(failing('own-volumes'))
})

const masters = (from: string, point: string) => ({
  ...held('x'),
  kind: 'master' as const,
  device: '0:50',
  root: from,
  from,
  point,
  readOnly: true,
})

test.each<[string, (seen: Solved) => void]>([
  ['one has /etc, read-only', (seen) => seen.containers[0].held.push(masters('/etc', '/conf'))],
  ['one has /proc', (seen) => seen.containers[1].held.push({ ...masters('/proc', '/p'), type: 'proc' })],
  [
    'a forgotten one has the host',
    (seen) =>
      seen.containers.push({
        name: 'old',
        held: [masters('/', '/h'), masters('/run', '/h/run')],
        store: null,
      }),
  ],
])('no-sensitive-mounts: %s', (_, change) => {
  expect(verdictsBut(change)).toEqual(failing('no-sensitive-mounts'))
})

test('a directory of master is as good as a volume, a whole part of master is not', () => {
  const bind = (from: string) => (seen: Solved) => {
    const directory = { ...held('ada'), kind: 'master' as const, from, root: from, device: '0:50' }
    seen.containers[0].held = [directory]
    Object.assign(seen.boxes[0].directory, directory)
  }
  expect(verdictsBut(bind('/srv/users/ada'))).toEqual({})
  expect(verdictsBut(bind('/home'))).toEqual(failing('no-sensitive-mounts'))
})

test('a container that ended while we looked: we can not tell', () => {
  expect(verdictsBut((seen) => seen.containers.push({ name: 'short', held: null, store: null }))).toEqual({
    'no-sensitive-mounts': 'error',
  })
})

test.each<[string, (seen: Solved) => void]>([
  ['it is writable', (seen) => (seen.boxes[0].root!.readOnly = false)],
  ['it was remounted by hand', (seen) => (seen.boxes[1].root!.configured = false)],
  [
    'there is another volume to write to',
    (seen) => seen.containers[0].held.push({ ...held('pages'), point: '/srv/www' }),
  ],
])('root-read-only: %s', (_, change) => {
  expect(verdictsBut(change)).toEqual(failing('root-read-only'))
})

test.each<[string, (seen: Solved) => void]>([
  ['it is on disk', (seen) => (seen.boxes[0].scratch!.type = 'ext4')],
  ['it is master’s', (seen) => (seen.boxes[0].scratch!.from = '/run')],
  ['it has no size', (seen) => (seen.boxes[1].scratch!.size = null)],
  ['it has a neighbour’s size', (seen) => (seen.boxes[1].scratch!.size = 9 * 1024 * 1024)],
  ['programs run from it', (seen) => (seen.boxes[0].scratch!.flags = ['nosuid', 'nodev'])],
  ['setuid counts in it', (seen) => (seen.boxes[0].scratch!.flags = ['noexec'])],
  ['another one has no size', (seen) => seen.boxes[0].tmpfs.push({ point: '/tmp', size: null, flags: [] })],
])('scratch-in-memory: %s', (_, change) => {
  expect(verdictsBut(change)).toEqual(failing('scratch-in-memory'))
})

const onRoot = (seen: Solved) => {
  for (const { store } of seen.containers) Object.assign(store!, { device: '0:50', type: 'overlay' })
  seen.disk.mount = { point: '/', type: 'overlay', device: '0:50', stacked: 1 }
  seen.disk.dataRoot = '/srv/docker'
}
const at = (point: string) => (seen: Solved) => {
  seen.disk.mount!.point = point
  seen.disk.dataRoot = point
}

describe('own-disk', () => {
  test.each<[string, (seen: Solved) => void]>([
    ['it is on master’s root', onRoot],
    [
      'it is in memory',
      (seen) => {
        for (const { store } of seen.containers) store!.type = 'tmpfs'
      },
    ],
    [
      'its volumes are on master’s root',
      (seen) =>
        seen.disk.elsewhere.push({ path: '/var/lib/docker/volumes', device: '0:50', type: 'overlay' }),
    ],
    ['it was mounted by hand', at('/srv/docker')],
    ['something was mounted over it by hand', (seen) => (seen.disk.mount!.stacked = 2)],
    [
      'nobody asks for its unit',
      (seen) => {
        at('/srv/docker')(seen)
        seen.disk.boot.unit = {
          FragmentPath: '/etc/systemd/system/srv-docker.mount',
          UnitFileState: 'disabled',
          RequiredBy: 'srv-docker-overlay2-ab-merged.mount',
        }
      },
    ],
    [
      'nothing runs to see it by',
      (seen) => {
        for (const each of seen.containers) each.store = null
      },
    ],
  ])('fails where %s', (_, change) => {
    expect(verdictsBut(change)).toEqual(failing('own-disk'))
  })

  test.each<[string, (seen: Solved) => void]>([
    [
      '/etc/fstab brings it back',
      (seen) => {
        at('/srv/docker')(seen)
        seen.disk.boot.fstab = true
      },
    ],
    [
      'a unit of its own does',
      (seen) => {
        at('/srv/docker')(seen)
        seen.disk.boot.unit = {
          FragmentPath: '/etc/systemd/system/srv-docker.mount',
          UnitFileState: 'enabled',
        }
      },
    ],
    [
      'docker.service asks for a unit',
      (seen) => {
        at('/srv/docker')(seen)
        seen.disk.boot.unit = {
          FragmentPath: '/x.mount',
          UnitFileState: 'static',
          RequiredBy: 'docker.service',
        }
      },
    ],
    [
      'a link leads to master’s disk',
      (seen) => {
        seen.disk.dataRoot = '/srv/docker'
        seen.disk.mount = { point: '/', type: 'overlay', device: '0:50', stacked: 1 }
      },
    ],
  ])('passes where %s', (_, change) => {
    expect(verdictsBut(change)).toEqual({})
  })

  test('where both are one file system, it can not be told', () => {
    expect(
      verdictsBut((seen) => {
        onRoot(seen)
        seen.disk.given = { device: '0:50' }
      }),
    ).toEqual({ 'own-disk': 'unsupported' })
  })

  test('master’s own mounts could not be read: we can not tell', () => {
    expect(verdictsBut((seen) => (seen.disk.root = null))).toEqual({ 'own-disk': 'error' })
  })
})
