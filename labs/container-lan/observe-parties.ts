import type { HostProbe } from '../../contract/index.ts'
import type { ContainerInspect } from '../../readings/container-types.ts'
import { inspectContainer } from '../shared/containers.ts'
import { api, isDone } from '../shared/daemon-api.ts'
import type { Party, Wire } from './observation.ts'

/** How Docker says that a network is one on which nobody may talk to anybody, unless told so. */
const ICC = 'com.docker.network.bridge.enable_icc'

interface NetworkInspect {
  Id: string
  Name: string
  Driver: string
  Options: Record<string, string> | null
}

export function nobody(name: string): Party {
  return {
    name,
    state: 'missing',
    pid: 0,
    netns: null,
    bounding: null,
    wires: [],
    published: [],
    restart: 'no',
  }
}

/** A container: its process as the kernel sees it, its networks as the daemon has them. */
export async function seeParty(host: HostProbe, name: string): Promise<Party> {
  const found = await inspectContainer(host, name)
  if (!found) return nobody(name)
  const { State, HostConfig } = found
  const runs = State.Running && !State.Paused && State.Pid > 0
  const [namespaces, status, home] = await Promise.all([
    runs ? host.namespaces(State.Pid) : undefined,
    runs ? host.processFile(State.Pid, 'status') : undefined,
    networkOwner(host, found),
  ])
  return {
    name,
    state: runs && namespaces ? 'running' : 'stopped',
    pid: State.Pid,
    netns: namespaces?.net ?? null,
    bounding: /^CapBnd:\s*([0-9a-f]+)$/m.exec(status ?? '')?.[1] ?? null,
    wires: await wiresOf(host, home),
    published: publishedBy(home),
    restart: HostConfig.RestartPolicy?.Name || 'no',
  }
}

/** With `--network container:OTHER` the networks are the other's. */
async function networkOwner(host: HostProbe, container: ContainerInspect): Promise<ContainerInspect> {
  const other = /^container:(.+)$/.exec(container.HostConfig.NetworkMode ?? '')?.[1]
  return (other === undefined ? undefined : await inspectContainer(host, other)) ?? container
}

async function wiresOf(host: HostProbe, { NetworkSettings }: ContainerInspect): Promise<Wire[]> {
  const wires = await Promise.all(
    Object.values(NetworkSettings.Networks ?? {}).map(async ({ NetworkID, IPAddress, Gateway }) => {
      const answer = await api(host, { path: `/networks/${NetworkID}` })
      // A stopped container remembers networks that are gone.
      if (!isDone(answer)) return []
      const { Id, Name, Driver, Options } = answer.json as NetworkInspect
      const wire: Wire = {
        id: Id,
        name: Name,
        driver: Driver,
        parent: Options?.parent ?? '',
        open: Options?.[ICC] !== 'false',
        address: IPAddress,
        gateway: Gateway,
      }
      return [wire]
    }),
  )
  // `host` and `none` are networks in name only; the namespace tells about them.
  return wires.flat().filter(({ driver }) => driver !== 'host' && driver !== 'null')
}

function publishedBy({ NetworkSettings }: ContainerInspect): Party['published'] {
  return Object.values(NetworkSettings.Ports ?? {})
    .flatMap((bindings) => bindings ?? [])
    .filter(({ HostIp }) => !HostIp.includes(':'))
    .map(({ HostIp, HostPort }) => ({ address: HostIp, port: Number(HostPort) }))
}
