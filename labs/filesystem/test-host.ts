import type { ConnectionOutcome, FileInfo, HostProbe, ProcessInfo } from '../../contract/index.ts'
import { dockerdProcess, hostDouble } from '../shared/probe-double.ts'

export const answer = (status: number, body: unknown = ''): ConnectionOutcome => ({
  kind: 'answered',
  status,
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

const MASTER = `600 500 0:60 / / rw - overlay overlay rw
610 600 0:70 / /run rw,nosuid - tmpfs tmpfs rw
620 600 8:1 /lab/_data /var/lib/docker rw - ext4 /dev/sda rw
`
const inside = (user: string, more: string) => `700 699 0:80 / / ro - overlay overlay rw
703 700 0:102 / /dev rw,nosuid - tmpfs tmpfs rw,size=65536k,mode=755
704 700 8:1 /lab/_data/containers/id-${user}/hostname /etc/hostname ro - ext4 /dev/sda rw
705 700 8:1 /lab/_data/volumes/${user}/_data /data/${user} rw - ext4 /dev/sda rw
706 700 0:90 / /drafts rw,nosuid,nodev,noexec - tmpfs tmpfs rw,size=8192k
707 703 0:91 / /dev/shm rw,nosuid,nodev,noexec - tmpfs shm rw,size=65536k
${more}`

const users = [
  { user: 'ada', uid: 2001, port: 8400, pid: 40, note: 'attic-1111' },
  { user: 'otto', uid: 3001, port: 8700, pid: 50, note: 'piano-2222' },
]

/** A host on which the exercise is solved: what is saved arrives on the disk. */
export function solvedHost(over: Partial<HostProbe> = {}, more = '', startedAt = '2020-01-01T00:00:00Z') {
  const disk = new Map<string, string>()
  const container = (user: (typeof users)[number]) => ({
    Id: `id-${user.user}`,
    Name: `/poems-${user.user}`,
    State: { Status: 'running', Running: true, Pid: user.pid, StartedAt: startedAt },
    HostConfig: { ReadonlyRootfs: true },
    Mounts: [{ Type: 'volume', Name: user.user, Destination: `/data/${user.user}` }],
    NetworkSettings: { Ports: { '8080/tcp': [{ HostIp: '0.0.0.0', HostPort: String(user.port) }] } },
  })
  const daemon: HostProbe['daemon'] = async ({ path }) => {
    if (path.startsWith('/info')) return answer(200, { DockerRootDir: '/var/lib/docker' })
    if (path.includes('all=1'))
      return answer(
        200,
        users.map(({ user }) => ({ Id: `id-${user}`, State: 'running' })),
      )
    const found = users.find(({ user }) => path.includes(`id-${user}/`) || path.includes(`poems-${user}/`))
    return found ? answer(200, container(found)) : answer(404, { message: 'No such container' })
  }
  return hostDouble('master', {
    daemonIdentity: async () => ({ kind: 'genuine', process: dockerdProcess() }),
    daemon,
    connect: async ({ port, path, method, body }) => {
      const { user, note } = users.find((each) => each.port === port) ?? { user: '', note: '' }
      if (!path.endsWith(`?${user}`)) return answer(404, 'Nobody of that name has notes here.')
      if (method !== 'POST') return answer(200, `The key is behind the ${note}.`)
      disk.set(`/var/lib/docker/volumes/${user}/_data/latest`, JSON.stringify(body))
      return answer(200, 'Saved.')
    },
    listeners: async (pid) => [{ family: 4, address: '0.0.0.0', port: 8080, pids: pid ? [pid] : [] }],
    process: async (pid): Promise<ProcessInfo> =>
      dockerdProcess({ pid, cgroup: `/docker/id-${users.find((each) => each.pid === pid)?.user}` }),
    processFile: async (pid, file) => {
      const found = users.find((each) => each.pid === pid)
      if (file === 'status') return `Uid:\t${found?.uid}\t${found?.uid}\t${found?.uid}\t${found?.uid}\n`
      return found ? inside(found.user, more) : MASTER
    },
    stat: async (path) => {
      const found = users.find(({ user }) => path.includes(`/${user}/`))
      return { path, type: 'directory', uid: found?.uid, mode: 0o700 } as FileInfo
    },
    readFile: async (path) => disk.get(path),
    unit: async () => ({ ActiveState: 'active' }),
    ...over,
  })
}
