import { setTimeout as sleep } from 'node:timers/promises'
import type { HostProbe } from '../../contract/index.ts'
import { readMounts } from '../../readings/mountinfo.ts'
import { socketsHeld } from '../../readings/sockets-held.ts'
import type { ContainerInspect } from '../../readings/container-types.ts'
import { api } from '../shared/daemon-api.ts'
import { accountedFor } from './judge-process.ts'
import type { ListenerSeen, ProcessSeen, ServiceSeen } from './observation.ts'

const MOST_LISTENERS = 12
const MOST_SERVING = 16
const MOST_HELPERS = 2
const TRIES = 12

/** `ExecIDs` are those of commands that run by `docker exec`, and of some that have ended. */
type Inspected = ContainerInspect & { ExecIDs?: string[] | null }

/** The container's sockets and processes, by the kernel's word. */
export async function observeService(
  host: HostProbe,
  inspected: Inspected,
  port: number,
): Promise<ServiceSeen> {
  const { Id, Image, State, HostConfig, NetworkSettings } = inspected
  const forwarded = Object.entries(NetworkSettings.Ports ?? {}).find(
    ([inside, bindings]) =>
      inside.endsWith('/tcp') && bindings?.some(({ HostPort }) => Number(HostPort) === port),
  )
  const forwardedTo = forwarded ? Number(forwarded[0].split('/')[0]) : null
  const seen = { state: State.Status, startedAt: State.StartedAt, imageId: Image, forwardedTo }
  const policy = HostConfig.RestartPolicy?.Name || 'no'
  const none = {
    hostNetwork: false,
    listening: [],
    sockets: [],
    first: null,
    serving: [],
    tasks: null,
    execs: 0,
  }
  if (!State.Pid) return { ...seen, policy, ...none }
  const [sockets, first, ownNumber, own, hosts, execs, held] = await Promise.all([
    socketsIn(host, Id, State.Pid),
    readProcess(host, State.Pid),
    ownNumberOf(host, State.Pid),
    host.namespaces(State.Pid),
    host.namespaces(1),
    runningExecs(host, inspected.ExecIDs ?? []),
    socketsOf(host, State.Pid),
  ])
  const serving = sockets
    .filter(({ listener }) => listener.port === (forwardedTo ?? port))
    .flatMap(({ pids }) => pids)
  const processes = await Promise.all(
    [...new Set(serving)].slice(0, MOST_SERVING).map((pid) => readProcess(host, pid)),
  )
  const present = {
    first: first ? { ...first, ownNumber } : null,
    serving: processes.filter((each) => each !== null),
  }
  const tasks = await countTasks(host, State.Pid, accountedFor(present).accounted)
  return {
    ...seen,
    policy,
    hostNetwork: own !== undefined && own.net === hosts?.net,
    sockets: held,
    listening: sockets.map(({ listener }) => listener).slice(0, MOST_LISTENERS),
    ...present,
    tasks,
    execs,
  }
}

/** A server has a helper for each answer, ours too, which is gone a moment later. What stays is counted. */
async function countTasks(host: HostProbe, pid: number, accounted: number): Promise<number | null> {
  for (let tries = 1; ; tries++) {
    const text = (await host.cgroup(pid, ['pids.current']))?.files['pids.current'] ?? ''
    const tasks = /^\d+$/.test(text) ? Number(text) : null
    const passing = tasks !== null && tasks > accounted && tasks <= accounted + MOST_HELPERS
    if (!passing || tries === TRIES) return tasks
    await sleep(100)
  }
}

/** Which daemons a process could command: their sockets, under whatever path they are mounted. */
export async function socketsOf(host: HostProbe, pid: number): Promise<string[]> {
  const [hosts, own] = await Promise.all([
    host.processFile(1, 'mountinfo'),
    host.processFile(pid, 'mountinfo'),
  ])
  const held = socketsHeld(readMounts(hosts ?? ''), readMounts(own ?? ''))
  return [...new Set(held.map(({ socket }) => socket))]
}

/** Every listening socket in a container's network, and which of the container's own processes hold it. */
export async function socketsIn(
  host: HostProbe,
  id: string,
  pid: number,
): Promise<{ listener: ListenerSeen; pids: number[] }[]> {
  const listeners = await host.listeners(pid)
  const holders = new Map(
    await Promise.all(
      [...new Set(listeners.flatMap(({ pids }) => pids))].map(
        async (holder) => [holder, await host.process(holder)] as const,
      ),
    ),
  )
  return listeners.map(({ address, port, pids }) => {
    // The control group says whose a process is, also where several share a network.
    const own = pids.filter((holder) => holders.get(holder)?.cgroup.includes(id))
    const programs = pids.map((holder) => holders.get(holder)?.args.join(' ').slice(0, 80) || `PID ${holder}`)
    return {
      listener: { address, port, own: own.length > 0, programs: [...new Set(programs)].slice(0, 4) },
      pids: own,
    }
  })
}

async function readProcess(host: HostProbe, pid: number): Promise<ProcessSeen | null> {
  const [process, status] = await Promise.all([host.process(pid), host.processFile(pid, 'status')])
  if (!process || status === undefined) return null
  return {
    pid,
    exe: process.exe,
    args: process.args.map((arg) => arg.slice(0, 100)).slice(0, 12),
    threads: Number(/^Threads:\s*(\d+)/m.exec(status)?.[1] ?? 1),
  }
}

/** The innermost of the numbers that a process has: 1 for the first of a container with its own namespace. */
async function ownNumberOf(host: HostProbe, pid: number): Promise<number> {
  const status = (await host.processFile(pid, 'status')) ?? ''
  return Number(/^NSpid:\s*(.*)$/m.exec(status)?.[1]?.trim().split(/\s+/).at(-1) ?? pid)
}

async function runningExecs(host: HostProbe, ids: readonly string[]): Promise<number> {
  const answers = await Promise.all(ids.slice(0, 20).map((id) => api(host, { path: `/exec/${id}/json` })))
  return answers.filter(({ json }) => (json as { Running?: boolean } | undefined)?.Running === true).length
}
