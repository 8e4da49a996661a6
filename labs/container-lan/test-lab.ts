import type { ConnectionAttempt, ConnectionOutcome, LabProbe } from '../../contract/index.ts'
import { dockerdProcess, hostDouble, labDouble } from '../shared/probe-double.ts'

const pids: Record<string, number> = { ledger: 101, clerk: 102, lodger: 103 }

const ok = (body: unknown): ConnectionOutcome => ({
  kind: 'answered',
  status: 200,
  body: typeof body === 'string' ? body : JSON.stringify(body),
})
const missing: ConnectionOutcome = { kind: 'answered', status: 404, body: '{"message":"no such thing"}' }

export interface PlayedLab {
  /** Container to networks; a network's address for a container is made from both. */
  networks: Record<string, string[]>
  published?: Record<string, { HostIp: string; HostPort: string }[]>
  /** Which connections find somebody, and what is said. */
  connect(attempt: ConnectionAttempt): ConnectionOutcome
  /** What a script prints that is run in a container. */
  run?(container: string, script: string): string | Promise<string>
}

/** A master whose daemon knows three containers. */
export function playedLab(played: PlayedLab): LabProbe {
  const execs: { container: string; script: string }[] = []
  const daemon = async ({ path, body }: { path: string; body?: unknown }): Promise<ConnectionOutcome> => {
    const [, kind, name = '', verb] = path.split('/')
    if (kind === 'containers' && verb === 'json') return name in pids ? ok(inspect(played, name)) : missing
    if (kind === 'networks') return ok({ Id: name, Name: name, Driver: 'bridge', Options: {} })
    if (kind === 'containers' && verb === 'exec') {
      execs.push({ container: name, script: (body as { Cmd: string[] }).Cmd[2] ?? '' })
      return ok({ Id: String(execs.length - 1) })
    }
    if (kind === 'exec' && verb === 'json') return ok({ ExitCode: 0 })
    if (kind === 'exec') {
      const asked = execs[Number(name)]
      return asked ? ok((await played.run?.(asked.container, asked.script)) ?? '') : missing
    }
    return missing
  }
  const master = hostDouble('master', {
    daemon,
    daemonIdentity: async () => ({ kind: 'genuine', process: dockerdProcess() }),
    unit: async () => ({ ActiveState: 'active' }),
    connect: async (attempt) => played.connect(attempt),
    namespaces: async (pid) => ({
      cgroup: '1',
      ipc: '1',
      mnt: '1',
      net: String(pid),
      pid: '1',
      user: '1',
      uts: '1',
    }),
    processFile: async () => 'Name:\thttpd\nCapBnd:\t00000000a80435fb\nSeccomp:\t2\n',
  })
  return labDouble(master)
}

function inspect({ networks, published }: PlayedLab, name: string) {
  const on = (networks[name] ?? []).map((network) => [
    network,
    { NetworkID: network, IPAddress: addressOf(network, name), Gateway: `${network}-gateway` },
  ])
  return {
    Id: name,
    Name: `/${name}`,
    State: { Running: true, Paused: false, Pid: pids[name] },
    HostConfig: { NetworkMode: 'arcade', RestartPolicy: { Name: 'always' } },
    NetworkSettings: { Networks: Object.fromEntries(on), Ports: { '80/tcp': published?.[name] ?? null } },
  }
}

export const addressOf = (network: string, name: string) => `${network}-${name}`
export const pidOf = (name: string) => pids[name]
export const answer = ok
export const nobodyThere: ConnectionOutcome = { kind: 'timeout', message: 'no answer' }
