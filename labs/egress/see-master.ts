import type { HostProbe, Listener, Params } from '../../contract/index.ts'
import type { ContainerInspect, ContainerNetwork } from '../../readings/container-types.ts'
import { hasOwnNetwork } from '../shared/containers.ts'
import { api, isDone } from '../shared/daemon-api.ts'
import { isLoopback } from '../shared/doors.ts'
import type { ContainerSeen, NetworkSeen } from './observation.ts'

const MOST_PORTS = 8

/** What the daemon says of a network, as far as it is used here. */
interface NetworkInspect {
  Id: string
  Internal: boolean
  Options: Record<string, string> | null
  IPAM: { Config: { Subnet?: string; Gateway?: string }[] | null }
}

/** The container as Docker has it, and its network as the kernel has it. */
export async function seeService(master: HostProbe, found: ContainerInspect): Promise<ContainerSeen> {
  const networks = Object.entries(found.NetworkSettings.Networks ?? {})
  return {
    running: found.State.Running,
    ownNetwork: await hasOwnNetwork(master, found),
    restartPolicy: found.HostConfig.RestartPolicy?.Name ?? '',
    networks: await Promise.all(networks.map(([name, endpoint]) => seeNetwork(master, name, endpoint))),
  }
}

async function seeNetwork(
  master: HostProbe,
  name: string,
  endpoint: ContainerNetwork & { IPAMConfig?: { IPv4Address?: string } | null },
): Promise<NetworkSeen> {
  const answer = await api(master, { path: `/networks/${encodeURIComponent(endpoint.NetworkID || name)}` })
  const network = isDone(answer) ? (answer.json as NetworkInspect | undefined) : undefined
  const options = network?.Options ?? {}
  const configs = network?.IPAM.Config ?? []
  const bare = options['com.docker.network.bridge.inhibit_ipv4'] === 'true'
  return {
    name,
    bridge: options['com.docker.network.bridge.name'] ?? (network ? `br-${network.Id.slice(0, 12)}` : ''),
    subnets: configs.flatMap(({ Subnet }) => Subnet ?? []),
    gateway: bare ? '' : (configs.find(({ Gateway }) => Gateway)?.Gateway ?? endpoint.Gateway),
    internal: network?.Internal ?? false,
    address: endpoint.IPAddress,
    fixed: Boolean(endpoint.IPAMConfig?.IPv4Address),
  }
}

/** Ports of master itself that have nothing to do with the service or with names: known ones, and all that listen. */
export function portsOfMaster(listeners: readonly Listener[], params: Params): number[] {
  const listening = listeners
    .filter(({ address, pids }) => pids.length > 0 && !isLoopback(address))
    .map(({ port }) => port)
  const meant = new Set([Number(params.pagePort), 53])
  const ports = new Set([Number(params.adminPort), Number(params.metricsPort), ...listening])
  return [...ports].filter((port) => !meant.has(port)).slice(0, MOST_PORTS)
}
