import type { HostProbe, Listener } from '../../contract/index.ts'
import type { ContainerInspect } from '../shared/container-types.ts'
import { readIdentity } from './kernel-text.ts'
import type { ProcessSeen, ServiceSeen } from './observation.ts'

const MOST_PROCESSES = 16

/** The container's first process and those that listen, by the kernel's word. */
export async function observeService(
  master: HostProbe,
  { Id, State, HostConfig, NetworkSettings }: ContainerInspect,
  port: number,
): Promise<ServiceSeen> {
  const first = State.Pid
  const listening = first ? await listenersOf(master, Id, first) : []
  const pids = [...new Set([...(first ? [first] : []), ...listening.flatMap(({ pids: holders }) => holders)])]
  const processes = await Promise.all(
    pids.slice(0, MOST_PROCESSES).map((pid) => {
      const listens = listening.some(({ pids: holders }) => holders.includes(pid))
      return readProcess(master, pid, listens)
    }),
  )
  const forwarded = Object.entries(NetworkSettings.Ports ?? {}).find(
    ([inside, bindings]) =>
      inside.endsWith('/tcp') && bindings?.some(({ HostPort }) => Number(HostPort) === port),
  )
  return {
    state: State.Status,
    startedAt: State.StartedAt,
    privileged: HostConfig.Privileged === true,
    processes: processes.filter((process) => process !== undefined),
    listensOn: [...new Set(listening.map((listener) => listener.port))].sort((a, b) => a - b),
    forwardedTo: forwarded ? Number(forwarded[0].split('/')[0]) : null,
  }
}

/** In the host's network namespace there are others' sockets as well; the control group says whose a process is. */
async function listenersOf(master: HostProbe, id: string, first: number): Promise<Listener[]> {
  const listeners = await master.listeners(first)
  const own = new Set<number>()
  for (const pid of new Set(listeners.flatMap(({ pids }) => pids))) {
    if ((await master.process(pid))?.cgroup.includes(id)) own.add(pid)
  }
  return listeners
    .map((listener) => ({ ...listener, pids: listener.pids.filter((pid) => own.has(pid)) }))
    .filter(({ pids }) => pids.length > 0)
}

async function readProcess(
  master: HostProbe,
  pid: number,
  listens: boolean,
): Promise<ProcessSeen | undefined> {
  const [process, status, uidMap] = await Promise.all([
    master.process(pid),
    master.processFile(pid, 'status'),
    master.processFile(pid, 'uid_map'),
  ])
  const identity = status && uidMap !== undefined ? readIdentity(status, uidMap) : undefined
  if (!process || !identity) return undefined
  return { pid, args: process.args.slice(0, 12).map((each) => each.slice(0, 100)), listens, ...identity }
}
