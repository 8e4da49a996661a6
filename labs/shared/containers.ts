import { randomBytes } from 'node:crypto'
import { ProbeError, type HostProbe, type Listener, msg } from '../../contract/index.ts'
import type {
  ContainerInspect,
  ContainerNetwork,
  ContainerSummary,
  HostConfig,
} from '../../readings/container-types.ts'
import { api, isDone, type ApiAnswer, type ApiRequest } from './daemon-api.ts'

export interface RunOnce {
  /** One that the lab host has, e.g. `bulkhead/shell`. */
  image: string
  cmd: string[]
  user?: string
  /** Without `NetworkMode` it gets Docker's default network; `none` starts faster. */
  hostConfig?: HostConfig
  networkingConfig?: { EndpointsConfig: Record<string, Partial<ContainerNetwork>> }
  /** A made-up one when absent. */
  name?: string
  /** How long its command may take; 10000 when absent. */
  timeoutMs?: number
}

/** `status` is 124 where the command had to be ended; `refused` is what the daemon said instead of starting it. */
export type RunOutcome = { status: number; output: string } | { refused: string }

/** A busy host takes seconds to create and start a container. */
const PATIENCE_MS = 20_000
const TIMED_OUT = 124

/** All containers, also those that don't run; none where nobody answers. */
export async function listContainers(host: HostProbe): Promise<ContainerSummary[]> {
  const answer = await api(host, { path: '/containers/json?all=1' })
  if (answer.status === 0) return []
  return valueOf<ContainerSummary[]>(host, answer)
}

/** `undefined` where there is no such container or nobody answers. */
export async function inspectContainer(host: HostProbe, name: string): Promise<ContainerInspect | undefined> {
  const answer = await api(host, { path: `/containers/${encodeURIComponent(name)}/json` })
  if (answer.status === 0 || answer.status === 404) return undefined
  return valueOf<ContainerInspect>(host, answer)
}

/** Runs a command in a container of its own, which is gone afterwards whatever happened. */
export async function runOnce(host: HostProbe, wanted: RunOnce): Promise<RunOutcome> {
  const name = wanted.name ?? `bulkhead-look-${randomBytes(6).toString('hex')}`
  const ask = (request: ApiRequest) => api(host, { timeoutMs: PATIENCE_MS, ...request })
  const created = await ask({ method: 'POST', path: `/containers/create?name=${name}`, body: specOf(wanted) })
  // A name that is taken is somebody else's container: not ours to remove.
  if (!isDone(created)) return { refused: created.message.trim() }
  try {
    const started = await ask({ method: 'POST', path: `/containers/${name}/start` })
    if (!isDone(started)) return { refused: started.message.trim() }
    const status = await ended(host, name, wanted.timeoutMs ?? 10_000)
    const logs = await ask({ path: `/containers/${name}/logs?stdout=1&stderr=1` })
    return { status, output: isDone(logs) ? logs.message.replaceAll('\r\n', '\n') : '' }
  } finally {
    await remove(host, name)
  }
}

/** With a terminal: only then are its logs plain text, and not frames that a text can't hold. */
function specOf({ image, cmd, user, hostConfig, networkingConfig }: RunOnce) {
  return {
    Image: image,
    Cmd: cmd,
    Tty: true,
    ...(user === undefined ? {} : { User: user }),
    // Whatever the daemon logs to by default, we want to read it.
    HostConfig: { LogConfig: { Type: 'json-file', Config: { 'max-size': '1m' } }, ...hostConfig },
    ...(networkingConfig === undefined ? {} : { NetworkingConfig: networkingConfig }),
  }
}

/**
 * Sockets that listen in a container's network namespace and are held by its own processes: where several share one,
 * or it is the host's, the control group says whose a process is. `pid` is a process of the container.
 */
export async function ownListeners(host: HostProbe, id: string, pid: number): Promise<Listener[]> {
  const listeners = await host.listeners(pid)
  const own = new Set<number>()
  for (const holder of new Set(listeners.flatMap(({ pids }) => pids))) {
    if ((await host.process(holder))?.cgroup.includes(id)) own.add(holder)
  }
  return listeners
    .map((listener) => ({ ...listener, pids: listener.pids.filter((holder) => own.has(holder)) }))
    .filter(({ pids }) => pids.length > 0)
}

/** Whether a container runs in another network namespace than its host; not where it doesn't run. */
export async function hasOwnNetwork(host: HostProbe, { State }: ContainerInspect): Promise<boolean> {
  if (!State.Running) return false
  const [own, hosts] = await Promise.all([host.namespaces(State.Pid), host.namespaces(1)])
  return own !== undefined && hosts !== undefined && own.net !== hosts.net
}

async function ended(host: HostProbe, name: string, timeoutMs: number): Promise<number> {
  const outcome = await host.daemon({ method: 'POST', path: `/containers/${name}/wait`, timeoutMs })
  if (outcome.kind === 'answered' && outcome.status === 200) {
    const status = Number(/"StatusCode":\s*(\d+)/.exec(outcome.body)?.[1])
    // A body without it: the answer had begun and its end did not come.
    if (Number.isInteger(status)) return status
  } else if (outcome.kind !== 'timeout') {
    const said = outcome.kind === 'answered' ? outcome.body : outcome.message
    throw new ProbeError(
      msg`Docker on ${host.name} did not wait for container ${name}: ${said.slice(0, 200)}`,
    )
  }
  await api(host, { method: 'POST', path: `/containers/${name}/kill`, timeoutMs: PATIENCE_MS })
  return TIMED_OUT
}

async function remove(host: HostProbe, name: string): Promise<void> {
  const path = `/containers/${name}?force=1&v=1`
  const answer = await api(host, { method: 'DELETE', path, timeoutMs: PATIENCE_MS })
  // Gone already, or on its way out.
  if (isDone(answer) || answer.status === 404 || answer.status === 409) return
  throw new ProbeError(
    msg`Container ${name} of Bulkhead's could not be removed from ${host.name}: ${answer.message}`,
  )
}

function valueOf<T>(host: HostProbe, answer: ApiAnswer): T {
  if (isDone(answer) && answer.json !== undefined) return answer.json as T
  const said = isDone(answer) ? 'more than we read' : answer.message.trim().slice(0, 200)
  throw new ProbeError(msg`Docker on ${host.name} answered ${answer.status}: ${said}.`)
}
