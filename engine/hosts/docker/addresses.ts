import { createHash } from 'node:crypto'
import type { Params, Topology } from '../../../contract/index.ts'

export interface LabAddresses {
  /** For example 10.87.3.0/24. */
  subnet: string
  /** Host name → IPv4 address. */
  hosts: Record<string, string>
}

/**
 * Addresses drawn from the seed. `choice` counts up where a subnet is taken on this machine: the same seed
 * and choice always give the same addresses.
 */
export function drawAddresses(seed: string, topology: Topology, choice: number): LabAddresses {
  const digest = createHash('sha256')
    .update(JSON.stringify([seed, 'addresses', choice]))
    .digest()
  const prefix = `10.${64 + (digest.readUInt8(0) % 128)}.${digest.readUInt8(1)}`
  const taken = new Set<number>()
  const hosts = topology.map((name, index) => {
    // .1 is the network's gateway, which nobody answers at.
    let last = 10 + (digest.readUInt8(2 + index) % 240)
    while (taken.has(last)) last = last === 249 ? 10 : last + 1
    taken.add(last)
    return [name, `${prefix}.${last}`] as const
  })
  return { subnet: `${prefix}.0/24`, hosts: Object.fromEntries(hosts) }
}

/** Parameters with the addresses in them: `masterAddress` and so on. */
export function withAddresses(params: Params, addresses: LabAddresses): Params {
  const drawn = Object.entries(addresses.hosts).map(
    ([host, address]) => [addressParam(host), address] as const,
  )
  return { ...params, ...Object.fromEntries(drawn) }
}

const camelCase = (host: string): string =>
  host.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
const addressParam = (host: string): string => `${camelCase(host)}Address`

/** Every name that means a host of this lab: its own and, where there is a `<host>Alias` parameter, that. */
export function namesOf(host: string, params: Params): string[] {
  const alias = params[`${camelCase(host)}Alias`]
  return alias === undefined ? [host] : [host, alias]
}

/** Lines for /etc/hosts. */
export function hostsFile(addresses: LabAddresses['hosts'], params: Params): string {
  return Object.entries(addresses)
    .map(([host, address]) => `${address} ${namesOf(host, params).join(' ')}\n`)
    .join('')
}
