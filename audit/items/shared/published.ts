import type { ObservedContainer, ObservedNetwork } from '../../observation.ts'

/** A port of the machine that leads, or would lead, to a container. */
export interface Published {
  container: string
  /** Resolved where the container runs; empty where nobody has said, and 4 or 6 is what it would be. */
  address: string
  /** 0: any that is free. */
  port: number
  protocol: string
  /** `80/tcp`, the container's. */
  inside: string
  /** Whether it is open now; else it would be once the container is started. */
  isOpen: boolean
}

type Bindings = Record<string, { HostIp?: string; HostPort?: string }[] | null> | null | undefined

/** What the daemon published for a container that runs; what it was told to publish for one that does not. */
export function publishedBy({ inspect, name }: ObservedContainer): Published[] {
  const { Ports } = inspect.NetworkSettings
  const hasEffect = inspect.State.Status === 'running' || inspect.State.Status === 'paused'
  if (hasEffect) return bindings(name, Ports, true)
  // These have no ports of their own; Docker drops what they were told.
  if (/^(host|none|container:.*)$/.test(inspect.HostConfig.NetworkMode ?? '')) return []
  return bindings(name, inspect.HostConfig.PortBindings, false)
}

function bindings(container: string, ports: Bindings, isOpen: boolean): Published[] {
  return Object.entries(ports ?? {}).flatMap(([inside, published]) =>
    (published ?? []).flatMap(({ HostIp = '', HostPort = '' }) =>
      rangeOf(HostPort).map((port) => ({
        container,
        address: HostIp,
        port,
        protocol: inside.split('/')[1] ?? 'tcp',
        inside,
        isOpen,
      })),
    ),
  )
}

/** `8080`, or `8080-8090`, of which Docker takes the first that is free: both ends stand for it. */
function rangeOf(text: string): number[] {
  const [, first = '', last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? []
  return [...new Set([Number(first), Number(last)])]
}

/** The address that Docker takes where nobody named one: its network's own, `''` for all. */
export function addressWhereNoneIsNamed(
  { inspect }: ObservedContainer,
  networks: readonly ObservedNetwork[],
): string {
  const mode = inspect.HostConfig.NetworkMode ?? 'default'
  const name = mode === 'default' || mode === '' ? 'bridge' : mode
  const network = networks.find((each) => each.name === name || each.id === name)
  return network?.options['com.docker.network.bridge.host_binding_ipv4'] ?? ''
}

/** Every interface of the machine, in either family. */
export const isEverywhere = (address: string): boolean =>
  /^(|0\.0\.0\.0|::|\[::\]|0:0:0:0:0:0:0:0)$/.test(address)

export const isLoopback = (address: string): boolean => /^(127\.|::1$|\[::1\]$|::ffff:127\.)/i.test(address)

/** `[::]:80/tcp`, `192.0.2.1:80/tcp`. */
export function written({
  address,
  port,
  protocol,
}: Pick<Published, 'address' | 'port' | 'protocol'>): string {
  const host = address === '' ? '*' : address.includes(':') ? `[${address.replace(/[[\]]/g, '')}]` : address
  return `${host}:${port === 0 ? '*' : port}/${protocol}`
}
