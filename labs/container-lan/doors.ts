import { isLoopback } from '../shared/doors.ts'
import type { Party } from './observation.ts'

export interface Door {
  address: string
  port: number
}

const MOST = 12

/**
 * Where `visitor` can knock to get at `party`: its addresses, and the host's where ports of it are published.
 * In the same network namespace the loopback address leads there too.
 */
export function doorsOf(party: Party, port: number, visitor: Party, hostAddress?: string): Door[] {
  const addresses = party.wires.map(({ address }) => address)
  if (party.netns !== null && party.netns === visitor.netns) addresses.push('127.0.0.1')
  const doors = [
    ...addresses.map((address) => ({ address, port })),
    ...party.published.flatMap((published) =>
      hostDoors(published.address, visitor, hostAddress).map((address) => ({
        address,
        port: published.port,
      })),
    ),
  ]
  const known = new Map(doors.filter(isComplete).map((door) => [`${door.address}:${door.port}`, door]))
  return [...known.values()].slice(0, MOST)
}

function hostDoors(published: string, visitor: Party, hostAddress = ''): string[] {
  if (published !== '' && published !== '0.0.0.0') return isLoopback(published) ? [] : [published]
  return [...visitor.wires.map(({ gateway }) => gateway), hostAddress]
}

function isComplete({ address, port }: Door): boolean {
  return address !== '' && port > 0
}
