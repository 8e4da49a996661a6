import type { ConnectionOutcome, FileInfo, HostProbe, ProcessInfo } from '../../contract/index.ts'
import { dockerdProcess, hostDouble } from '../shared/probe-double.ts'

export const params = {
  service: 'dairy',
  image: 'lab/dairy',
  port: '8100',
  sshPort: '22100',
  password: 'loom-12345',
  word: 'kiln-1234',
  notice: 'Closed for repairs until day 20.',
  megabytes: '5',
  masterAddress: '10.0.0.1',
}

export const answer = (status: number, body: unknown): ConnectionOutcome => ({
  kind: 'answered',
  status,
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

export function processOf(pid: number, group: string, ...args: string[]): ProcessInfo {
  return { ...dockerdProcess(), pid, exe: '/bin/busybox', args, cgroup: group }
}

function file(path: string, mode = 0o644): FileInfo {
  return {
    path,
    type: 'file',
    mode,
    uid: 0,
    gid: 0,
    size: 1,
    changedAt: 0,
    inode: '1:1',
    othersCanRead: true,
  }
}

const layers = ['/o/a/diff', '/o/b/diff']

/** What lies in the layers: path to content; `needle` is looked for in it. */
export function disk(content: Record<string, string>): Pick<HostProbe, 'findFiles' | 'readFile' | 'stat'> {
  return {
    findFiles: async ({ needle }) =>
      Object.entries(content).flatMap(([path, text]) => (text.includes(needle) ? [file(path)] : [])),
    readFile: async (path) => content[path],
    stat: async (path) => (layers.includes(path) ? { ...file(path), type: 'directory' } : undefined),
  }
}

export const image = {
  Id: 'sha256:new',
  Size: 2_000_000,
  Config: { Env: ['PATH=/bin'], Cmd: ['httpd'], Labels: null },
  GraphDriver: { Name: 'overlay2', Data: { UpperDir: layers[1], LowerDir: layers[0] } },
}

/** A host on which the service runs as it should, but for what a test says. */
export function masterDouble(
  over: Partial<HostProbe> = {},
  answers: Record<string, unknown> = {},
): HostProbe {
  const known: Record<string, unknown> = {
    '/containers/json?all=1': [{ Id: 'abc', Names: ['/dairy'], State: 'running' }],
    '/containers/dairy/json': {
      Id: 'abc',
      Name: '/dairy',
      Image: 'sha256:new',
      State: { Status: 'running', Pid: 40, StartedAt: '2020-01-01T00:00:00Z' },
      HostConfig: { RestartPolicy: { Name: 'always' } },
      NetworkSettings: { Ports: { '80/tcp': [{ HostIp: '', HostPort: '8100' }], '9/tcp': null } },
      ExecIDs: null,
    },
    '/images/sha256%3Anew/json': image,
    '/images/lab%2Fdairy/json': image,
    '/images/sha256%3Anew/history': [{ CreatedBy: 'COPY' }],
    '/images/lab%2Fdairy/history': [{ CreatedBy: 'COPY' }],
    ...answers,
  }
  const groups: Record<number, string> = { 9: '/system.slice/ssh.service', 50: '/docker/other' }
  return hostDouble('master', {
    daemonIdentity: async () => ({ kind: 'genuine', process: dockerdProcess() }),
    daemon: async ({ path }) =>
      known[path] === undefined ? answer(404, { message: 'none' }) : answer(200, known[path]),
    connect: async ({ path }) => (path === '/' ? answer(200, 'kiln-1234') : answer(404, '')),
    listeners: async () => [{ family: 4, address: '0.0.0.0', port: 80, pids: [41] }],
    process: async (pid) => processOf(pid, groups[pid] ?? '/docker/abc', pid === 40 ? 'tini' : 'httpd'),
    processFile: async (pid, name) =>
      name === 'mountinfo'
        ? `1 0 0:${pid} / / rw - overlay overlay rw\n`
        : `NSpid:\t${pid}\t${pid - 39}\nThreads:\t1\n`,
    namespaces: async (pid) => {
      const net = pid === 1 ? 'host' : 'own'
      return { cgroup: '', ipc: '', mnt: '', net, pid: '', user: '', uts: '' }
    },
    cgroup: async () => ({ version: 1, files: { 'pids.current': '2' } }),
    ...disk({ '/o/a/diff/bin/busybox': 'ELF', '/o/b/diff/srv/www/index.html': 'kiln' }),
    ...over,
  })
}
