import type { HostProbe } from '../../contract/index.ts'
import type { ContainerInspect } from '../../readings/container-types.ts'
import { ownListeners } from '../shared/containers.ts'
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
  const listening = first ? await ownListeners(master, Id, first) : []
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
