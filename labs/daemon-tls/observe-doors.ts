import type { ConnectionAttempt, HostProbe, Listener } from '../../contract/index.ts'
import { tryInfo } from '../shared/daemon-info.ts'
import { isLoopback, nearestAddress } from '../shared/doors.ts'
import { ways, type DoorTried, type Way } from './observation.ts'
import type { Stranger } from './strangers.ts'

const MOST_LISTENERS = 24

/** How a stranger speaks TLS; `undefined` for plain TCP. Whoever he meets, he doesn't mind. */
export function strangersTls(way: Way, stranger: Stranger): ConnectionAttempt['tls'] {
  if (way === 'plain') return undefined
  return way === 'no-certificate' ? {} : { cert: stranger.cert, key: stranger.key }
}

/**
 * Tries every way at every door of master: from client at every port that is open to the network and at
 * the two ports of the exercise, from master itself at every listening socket.
 */
export async function tryDoors(
  hosts: { master: HostProbe; client: HostProbe },
  masterAddress: string,
  ports: readonly number[],
  listeners: readonly Listener[],
  daemonPid: number | undefined,
  stranger: Stranger,
): Promise<DoorTried[]> {
  const isDaemons = (listener: Listener) => daemonPid !== undefined && listener.pids.includes(daemonPid)
  // What no process of this host holds is not this host's: Docker's own name server, on 127.0.0.11.
  const sorted = listeners
    .filter((listener) => listener.pids.length > 0)
    .toSorted((a, b) => Number(isDaemons(b)) - Number(isDaemons(a)))
    .slice(0, MOST_LISTENERS)
  const outside = new Set([
    ...ports,
    ...sorted.filter((listener) => !isLoopback(listener.address)).map(portOf),
  ])
  const inside = new Map(sorted.map((listener) => [`${nearestAddress(listener)} ${listener.port}`, listener]))
  const doors = [
    ...[...outside].map((port) => ({ from: hosts.client, host: masterAddress, port })),
    ...[...inside.values()].map((listener) => ({
      from: hosts.master,
      host: nearestAddress(listener),
      port: listener.port,
    })),
  ]
  const daemonPorts = new Set(sorted.filter(isDaemons).map(portOf))
  return Promise.all(
    doors.flatMap(({ from, host, port }) =>
      ways.map(async (way) => ({
        ...(await tryInfo(from, { host, port, tls: strangersTls(way, stranger) })),
        way,
        port,
        ofDaemon: daemonPorts.has(port),
      })),
    ),
  )
}

const portOf = (listener: Listener) => listener.port
