import { randomBytes } from 'node:crypto'
import type { HostProbe, Params } from '../../contract/index.ts'
import type { ContainerInspect } from '../../readings/container-types.ts'
import { inspectContainer } from '../shared/containers.ts'
import { reduceOutcome } from '../shared/evidence.ts'
import { heldBy } from './held.ts'
import { below, mountOf, pathsOf, readMounts, type Mount } from '../../readings/mountinfo.ts'
import type { Asked, BoxSeen, Directory, Held } from './observation.ts'
import type { User } from './users.ts'

const TIMEOUT_MS = 3000

/** Saves something with a user's service, and follows it to the disk. */
export async function observeBox(
  master: HostProbe,
  mounts: readonly Mount[],
  params: Params,
  { user, port, other }: User,
  ask: boolean,
): Promise<BoxSeen> {
  const name = `${params.service}-${user}`
  const token = randomBytes(6).toString('hex')
  const to = (path: string) => ({ host: params.masterAddress ?? 'master', port, path })
  // First of all what is tried; where it went is looked at afterwards.
  const save = await request(master, to(`/cgi-bin/notes?${user}`), `look ${token}`)
  const [own, others, inspected] = await Promise.all([
    request(master, to(`/cgi-bin/notes?${user}`)),
    request(master, to(`/cgi-bin/notes?${other}`)),
    ask ? inspectContainer(master, name) : undefined,
  ])
  const pid = inspected?.State.Pid ?? 0
  const [mountinfo, published] = await Promise.all([
    pid ? master.processFile(pid, 'mountinfo') : undefined,
    inspected && pid ? portOf(master, inspected, port) : { listens: false, pids: [] },
  ])
  const inside = readMounts(mountinfo ?? '')
  const held = inspected ? heldBy(mounts, inside, inspected) : []
  const root = mountOf(inside, '/')
  return {
    user,
    name,
    state: inspected?.State.Status ?? null,
    startedAt: inspected?.State.StartedAt ?? '',
    published: published.listens,
    uids: await uidsOf(master, [...new Set([...(pid ? [pid] : []), ...published.pids])]),
    save,
    own,
    other: others,
    root: root
      ? {
          type: root.type,
          readOnly: root.readOnly,
          configured: inspected?.HostConfig.ReadonlyRootfs === true,
        }
      : null,
    scratch: scratchOf(mounts, inside, held, params.scratch ?? ''),
    tmpfs: otherTmpfs(inside, held, params.scratch ?? ''),
    directory: await directoryOf(master, held, user, token),
  }
}

async function request(
  master: HostProbe,
  { host, port, path }: { host: string; port: number; path: string },
  body?: string,
): Promise<Asked> {
  const at = new Date().toISOString()
  const method = body === undefined ? 'GET' : 'POST'
  const outcome = await master.connect({ host, port, path, method, body, timeoutMs: TIMEOUT_MS })
  return { to: `${method} http://${host}:${port}${path}`, outcome: reduceOutcome(outcome), at }
}

/** Whether a port of master leads to a port on which one of the container's own processes listens, and which. */
async function portOf(master: HostProbe, { Id, State, NetworkSettings }: ContainerInspect, port: number) {
  const inner = Object.entries(NetworkSettings.Ports ?? {}).find(([, bindings]) =>
    bindings?.some(({ HostPort }) => Number(HostPort) === port),
  )
  // In master's own network nothing is forwarded.
  const wanted = inner ? Number(inner[0].split('/')[0]) : port
  const listeners = (await master.listeners(State.Pid)).filter((listener) => listener.port === wanted)
  const candidates = [...new Set(listeners.flatMap(({ pids }) => pids))]
  const processes = await Promise.all(candidates.map((pid) => master.process(pid)))
  const pids = processes.flatMap((process) => (process?.cgroup.includes(Id) ? process.pid : []))
  return { listens: pids.length > 0, pids }
}

/** The effective one of each: what the kernel goes by when files are opened. */
async function uidsOf(master: HostProbe, pids: readonly number[]): Promise<number[]> {
  const texts = await Promise.all(pids.slice(0, 16).map((pid) => master.processFile(pid, 'status')))
  return [...new Set(texts.flatMap((text) => Number(/^Uid:\s+\d+\s+(\d+)/m.exec(text ?? '')?.[1] ?? NaN)))]
}

function scratchOf(
  mounts: readonly Mount[],
  inside: readonly Mount[],
  held: readonly Held[],
  path: string,
): BoxSeen['scratch'] {
  const mount = mountOf(inside, path)
  if (!mount) return null
  const { point, type, readOnly, flags, size } = mount
  const isMasters = held.some((each) => each.point === point && each.kind === 'master')
  return {
    point,
    type,
    readOnly,
    flags,
    size,
    from: isMasters ? (pathsOf(mounts, mount)[0] ?? null) : null,
  }
}

/** Docker's own /dev is one, and so is what it covers pieces of /proc and /sys with; the rest it was asked for. */
function otherTmpfs(inside: readonly Mount[], held: readonly Held[], scratch: string): BoxSeen['tmpfs'] {
  const dev = inside.find(({ point }) => point === '/dev')?.device
  return inside
    .filter(({ type, readOnly, device }) => type === 'tmpfs' && !readOnly && device !== dev)
    .filter(({ point }) => below('/sys', point) === undefined && below('/proc', point) === undefined)
    .filter(({ point }) => point !== scratch && !held.some((each) => each.point === point))
    .map(({ point, size, flags }) => ({ point, size, flags }))
}

async function directoryOf(
  master: HostProbe,
  held: readonly Held[],
  user: string,
  token: string,
): Promise<Directory | null> {
  const place = held.findLast(({ point }) => point === `/data/${user}`)
  if (!place) return null
  const [info, latest] = await Promise.all([master.stat(place.from), master.readFile(`${place.from}/latest`)])
  const owner = info?.type === 'directory' ? { uid: info.uid, mode: info.mode } : null
  return { ...place, owner, saved: latest?.includes(token) === true }
}
