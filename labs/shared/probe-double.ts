import type {
  ConnectionAttempt,
  ConnectionOutcome,
  HostProbe,
  LabProbe,
  ProcessInfo,
} from '../../contract/index.ts'
import type { DaemonSeen } from './judge-daemon.ts'

/** A host on which nothing is, but for what a test puts there. */
export function hostDouble(name: string, over: Partial<HostProbe> = {}): HostProbe {
  const refused: ConnectionOutcome = { kind: 'refused', message: 'connection refused' }
  return {
    name,
    daemon: async () => refused,
    daemonIdentity: async () => ({ kind: 'absent', reason: 'nobody listens' }),
    connect: async (_attempt: ConnectionAttempt) => refused,
    listeners: async () => [],
    process: async () => undefined,
    processFile: async () => undefined,
    namespaces: async () => undefined,
    cgroup: async () => undefined,
    securityModules: async () => undefined,
    ruleset: async () => ({ nftables: [] }),
    survey: async () => ({}),
    surveyFiles: async () => ({}),
    stat: async () => undefined,
    readFile: async () => undefined,
    findFiles: async () => [],
    unit: async () => ({}),
    restartUnit: async () => ({ ok: true, message: 'active' }),
    ...over,
  }
}

export function labDouble(...hosts: HostProbe[]): LabProbe {
  return {
    hosts: hosts.map(({ name }) => ({ name, address: '10.0.0.1' })),
    host: (name) => hosts.find((host) => host.name === name) ?? hostDouble(name),
  }
}

/** The host's own dockerd, as systemd started it. */
export function dockerdProcess(over: Partial<ProcessInfo> = {}): ProcessInfo {
  return {
    pid: 100,
    ppid: 1,
    uid: 0,
    exe: '/usr/sbin/dockerd',
    inode: '1:1',
    exeSha256: 'ab',
    args: ['/usr/sbin/dockerd'],
    startedAt: 0,
    cgroup: '/system.slice/docker.service',
    ...over,
  }
}

/** What observeDaemon sees where nothing is wrong. */
export function genuineDaemon(at: string): DaemonSeen {
  return { host: 'master', at, identity: { kind: 'genuine', process: dockerdProcess() }, state: 'active' }
}
