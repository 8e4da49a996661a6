import type { Params } from '../../contract/index.ts'
import { genuineDaemon } from '../shared/probe-double.ts'
import type { BoxSeen, ContainerSeen, Directory, Held, Observation } from './observation.ts'

/** Made by hand, for tests: what a solved lab looks like. */
export const params: Params = {
  service: 'poems',
  image: 'lab/poems',
  port: '8100',
  first: 'ada',
  firstUid: '2001',
  firstPort: '8400',
  firstNote: 'attic-1111',
  second: 'otto',
  secondUid: '3001',
  secondPort: '8700',
  secondNote: 'piano-2222',
  scratch: '/drafts',
  scratchSize: '8',
  masterAddress: '10.0.0.1',
}

const at = '2026-01-01T00:00:00.000Z'
const MIB = 1024 * 1024

export function held(user: string): Held {
  return {
    point: `/data/${user}`,
    from: `/var/lib/docker/volumes/${user}/_data`,
    kind: 'volume',
    readOnly: false,
    type: 'ext4',
    device: '8:2',
    root: `/volumes/${user}/_data`,
  }
}

function box(
  user: string,
  uid: number,
  port: number,
  note: string,
  other: string,
): BoxSeen & { directory: Directory } {
  const answer = (method: string, whose: string, status: number, body: string) => ({
    to: `${method} http://10.0.0.1:${port}/cgi-bin/notes?${whose}`,
    outcome: { kind: 'answered' as const, status, body },
    at,
  })
  return {
    user,
    name: `poems-${user}`,
    state: 'running',
    startedAt: at,
    published: true,
    uids: [uid],
    save: answer('POST', user, 200, 'Saved.'),
    own: answer('GET', user, 200, `The key is behind the ${note}.`),
    other: answer('GET', other, 404, 'Nobody of that name has notes here.'),
    root: { type: 'overlay', readOnly: true, configured: true },
    scratch: {
      point: '/drafts',
      type: 'tmpfs',
      readOnly: false,
      flags: ['noexec', 'nosuid', 'nodev'],
      size: 8 * MIB,
      from: null,
    },
    tmpfs: [{ point: '/dev/shm', size: 64 * MIB, flags: ['noexec'] }],
    directory: { ...held(user), owner: { uid, mode: 0o700 }, saved: true },
  }
}

function container(user: string): ContainerSeen & { held: Held[] } {
  const from = `/var/lib/docker/containers/${user}/hostname`
  return { name: `poems-${user}`, held: [held(user)], store: { device: '8:2', type: 'ext4', from } }
}

type Box = ReturnType<typeof box>
type Container = ReturnType<typeof container>

export function solved(): Observation & {
  boxes: [Box, Box]
  containers: [Container, Container, ...ContainerSeen[]]
} {
  return {
    at,
    daemon: genuineDaemon(at),
    boxes: [box('ada', 2001, 8400, 'attic-1111', 'otto'), box('otto', 3001, 8700, 'piano-2222', 'ada')],
    containers: [container('ada'), container('otto')],
    disk: {
      dataRoot: '/var/lib/docker',
      mount: { point: '/var/lib/docker', type: 'ext4', device: '8:2', stacked: 1 },
      elsewhere: [],
      root: { device: '0:50', type: 'overlay' },
      given: { device: '8:2' },
      boot: { fstab: false, unit: {} },
    },
    openCopies: [],
  }
}
