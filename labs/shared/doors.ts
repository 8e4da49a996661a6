import type { Listener } from '../../contract/index.ts'
import type { ContainerSummary } from '../../readings/container-types.ts'

const MOST_DOORS = 24

/** The ports that are known, what listens on a host, and what Docker publishes, with or without a listener. */
export function doorsOf(
  known: readonly number[],
  listeners: readonly Listener[],
  containers: readonly ContainerSummary[],
): Set<number> {
  const published = containers.flatMap(({ Ports }) =>
    Ports.flatMap(({ PublicPort }) => (PublicPort === undefined ? [] : [PublicPort])),
  )
  const listening = listeners
    .filter(({ address, pids }) => pids.length > 0 && !isLoopback(address))
    .map(({ port }) => port)
  return new Set([...new Set([...known, ...published, ...listening])].slice(0, MOST_DOORS))
}

export function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1' || address.startsWith('::ffff:127.')
}

/** Where a host itself reaches a listening socket. Go listens on `::` also for `0.0.0.0`, so IPv4 gets there. */
export function nearestAddress({ address }: Listener): string {
  if (address === '0.0.0.0' || address === '::') return '127.0.0.1'
  return address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address
}
