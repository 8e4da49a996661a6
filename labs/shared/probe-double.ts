import type { ConnectionAttempt, ConnectionOutcome, HostProbe, LabProbe } from '../../contract/index.ts'

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
    ruleset: async () => ({ nftables: [] }),
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
