import type { ConnectionOutcome, HostProbe } from '../../contract/index.ts'
import { hostDouble } from '../shared/probe-double.ts'
import { HOG_PROGRAM } from './planted.ts'

const MIB = 1024 * 1024

export interface HostState {
  /** Whether the kernel keeps the limits of `params` in test-observations.ts. */
  limited: boolean
  running?: boolean
  over?: Partial<HostProbe>
}

const answer = (value: unknown, status = 200): ConnectionOutcome => ({
  kind: 'answered',
  status,
  body: typeof value === 'string' ? value : JSON.stringify(value),
})

/**
 * A host with hog and neighbour. What is run in the hog has its effect at once: on what the kernel counts, and
 * on files. A command is over when it was asked for.
 */
export function hostWithHog({ limited, running = true, over = {} }: HostState) {
  const scripts: string[] = []
  const files = new Map<string, number>()
  const count = { pids: 1, pidsRefused: 0, memory: MIB, oomKills: 0, cpu: 0, throttled: 0 }
  const perform = (script: string) => {
    scripts.push(script)
    const forks = /-lt (\d+)/.exec(script)?.[1]
    const megabytes = Number(/(?:bs=|-c )(\d+)m/i.exec(script)?.[1])
    const file = /> (\S+)$/.exec(script)?.[1]
    if (forks) {
      count.pids = limited ? 50 : Number(forks)
      count.pidsRefused += limited ? 1 : 0
    } else if (script.startsWith('dd')) {
      if (limited) count.oomKills += 1
      else count.memory = megabytes * MIB
    } else if (script.startsWith('timeout')) {
      count.throttled += limited ? 9 : 0
    } else if (script.startsWith('rm')) {
      files.delete(`/upper${script.split(' ').at(-1)}`)
    } else if (file === '/proc/1/fd/1') {
      files.set('/log', limited ? 4 * MIB : megabytes * MIB)
    } else if (!limited) files.set(`/upper${file}`, megabytes * MIB)
  }
  const inspected = (Name: string, Id: string, Pid: number) => ({
    Id,
    Name: `/${Name}`,
    Image: `sha256:${Id}`,
    LogPath: '/log',
    Mounts: [],
    GraphDriver: { Data: { UpperDir: '/upper' } },
    State: {
      Status: running ? 'running' : 'exited',
      Running: running,
      Paused: false,
      Pid: running ? Pid : 0,
    },
    HostConfig: { RestartPolicy: { Name: 'unless-stopped' }, PidsLimit: null, CapAdd: ['ALL'] },
  })
  const daemon: HostProbe['daemon'] = async ({ path, body }) => {
    if (path.startsWith('/containers/sorter/json')) return answer(inspected('sorter', 'hog', 41))
    if (path.startsWith('/containers/tides/json')) return answer(inspected('tides', 'page', 42))
    if (path.startsWith('/containers/json'))
      return answer([
        { Id: 'hog', Names: ['/sorter'], ImageID: 'sha256:hog', State: 'running' },
        { Id: 'twin', Names: ['/sorter-old'], ImageID: 'sha256:hog', State: 'running' },
        { Id: 'ended', Names: ['/sorter-dead'], ImageID: 'sha256:hog', State: 'exited' },
      ])
    if (path.includes('/logs')) return answer('\u0001\u0000\u0000$2026-01-01T12:00:00.5Z job 7 done\n')
    if (path.endsWith('/exec')) {
      perform((body as { Cmd: string[] }).Cmd[2] ?? '')
      return answer({ Id: 'e' }, 201)
    }
    if (path.startsWith('/exec/')) {
      count.pids = path.endsWith('/json') ? 1 : count.pids
      return answer({ Running: false })
    }
    return answer({ message: 'no such container' }, 404)
  }
  const process = {
    pid: 41,
    ppid: 1,
    uid: 0,
    exe: '/bin/busybox',
    inode: '1:1',
    exeSha256: '',
    startedAt: 0,
    cgroup: '/',
  }
  const host = hostDouble('master', {
    daemon,
    daemonIdentity: async () => ({ kind: 'genuine', process: { ...process, args: ['dockerd'] } }),
    process: async () => ({ ...process, args: ['sh', '-c', HOG_PROGRAM] }),
    processFile: async (pid) => (pid === 1 ? 'Name:\tsystemd\nCpus_allowed_list:\t0-1\n' : ''),
    connect: async () => answer('tides no. 1234\n'),
    cgroup: async () => ({
      version: 2,
      files: {
        'pids.current': String(count.pids),
        'pids.events': `max ${count.pidsRefused}`,
        'memory.current': String(count.memory),
        'memory.events': `low 0\noom 0\noom_kill ${count.oomKills}`,
        'cpu.stat': `usage_usec ${count.cpu}\nnr_periods 20\nnr_throttled ${count.throttled}`,
      },
    }),
    stat: async (path) => (files.has(path) ? ({ path, size: files.get(path) } as never) : undefined),
    ...over,
  })
  return { host, scripts, files, count }
}
