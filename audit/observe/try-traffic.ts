import type { ConnectionOutcome } from '../../contract/index.ts'
import { type Seen, seen } from '../audited-host.ts'
import type { HostEyes } from '../audited-host.ts'
import type { ObservedContainer, ObservedNetwork, Tried } from '../observation.ts'
import { type SurveyedListener, isReadable } from '../survey.ts'
import { eachBounded } from './bounded.ts'

/** Neighbours answer within a millisecond, and a packet that is dropped costs all of this. */
const TRY_MS = 400
/** All of a network of this many: rules of one's own may name some containers only. */
const MOST_PAIRS_OF_A_NETWORK = 6
const MOST_PAIRS = 40
const AT_ONCE = 20
/** Nobody listens on the port of "discard": a neighbour that can be reached refuses it at once. */
const CLOSED_PORT = 9

export interface Pair {
  network: string
  from: string
  to: string
  /** First process of the one that connects. */
  pid: number
  address: string
  port: number
}

/** From whom to whom is tried: for each bridge network, a few running containers that have the kernel's word, each to its neighbour. */
export function pairsToTry(
  networks: readonly ObservedNetwork[],
  containers: readonly ObservedContainer[],
): Pair[] {
  const known = new Map(containers.map((container) => [container.name, container]))
  const perNetwork = networks.map(({ name, driver, members }) => {
    if (driver !== 'bridge') return []
    const there = members.flatMap(({ container, address }) => {
      const kernel = known.get(container)?.kernel
      return kernel?.seen && address !== '' ? [{ container, address, kernel: kernel.value }] : []
    })
    if (there.length < 2) return []
    return there.slice(0, MOST_PAIRS_OF_A_NETWORK).map((from, index): Pair => {
      const to = there[(index + 1) % there.length] ?? from
      const listeners = isReadable(to.kernel.listeners) ? to.kernel.listeners.sockets : []
      const port = portOf(listeners, to.address) ?? CLOSED_PORT
      return {
        network: name,
        from: from.container,
        to: to.container,
        pid: from.kernel.pid,
        address: to.address,
        port,
      }
    })
  })
  // One of each network before the second of any: where many are cut short, none is left out for another's sake.
  const rounds = Array.from({ length: MOST_PAIRS_OF_A_NETWORK }, (_, round) =>
    perNetwork.flatMap((pairs) => pairs.slice(round, round + 1)),
  )
  return rounds.flat().slice(0, MOST_PAIRS)
}

/** A port that answers on this address of a container. */
function portOf(listeners: readonly SurveyedListener[], address: string): number | undefined {
  const open = listeners.filter(
    (each) => each.protocol === 'tcp' && ['0.0.0.0', '::', address].includes(each.address),
  )
  return open.map(({ port }) => port).toSorted((a, b) => a - b)[0]
}

type Traffic = Tried<{ network: string; from: string; to: string; address: string; port: number }>

export async function tryTraffic(eyes: HostEyes, pairs: readonly Pair[]): Promise<Seen<Traffic[]>> {
  const tried = await eachBounded(pairs, AT_ONCE, async ({ pid, ...what }): Promise<Traffic> => {
    const { address, port } = what
    const outcome = await eyes.connect({ host: address, port, path: '/', timeoutMs: TRY_MS, networkOf: pid })
    return { what, outcome: connectedOr(outcome) }
  })
  return seen(tried)
}

/** Whoever takes a connection and then says nothing was reached all the same. */
export function connectedOr(outcome: ConnectionOutcome): ConnectionOutcome {
  if (outcome.kind !== 'timeout' || !outcome.message.startsWith('no answer within')) return outcome
  return { kind: 'rejected', message: 'the connection was taken, and nothing was said' }
}
