import { type CheckResult, joined, listOf, type Message, msg, render } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { sharedWires, type Observation } from './observation.ts'

/** Bits of the capability sets, as linux/capability.h counts them. */
const forging = { NET_ADMIN: 12n, NET_RAW: 13n } as const

/** Which of the two rights a bounding set, as the kernel prints it, leaves. */
function forgingRights(bounding: string): string[] {
  const bits = BigInt(`0x${bounding}`)
  return Object.entries(forging)
    .filter(([, bit]) => (bits >> bit) & 1n)
    .map(([name]) => name)
}

/**
 * Whether the intruder could answer ARP for one of the two. Frames don't cross from one network of Docker's to
 * another; on the same one it takes a raw socket or an interface that obeys.
 */
export function judgeWire(observation: Observation): CheckResult {
  const id = 'wire'
  const { intruder, at } = observation
  const common = commonGround(observation)
  const rights = intruder.bounding === null ? null : forgingRights(intruder.bounding)
  const places = common.length > 0 ? joined(common) : msg`no common network`
  const evidence = [
    {
      tried: msg`Ask the kernel and Docker where ${intruder.name} is, and what it may do`,
      from: 'master',
      expected: msg`no common network, or neither NET_RAW nor NET_ADMIN`,
      got: msg`${places}; CapBnd ${intruder.bounding ?? msg`unknown`}: ${rightsInWords(rights)}`,
      at,
    },
  ]
  if (common.length === 0)
    return result(
      id,
      'pass',
      msg`${intruder.name} has no network in common with the other two, so its forgeries would reach nobody.`,
      evidence,
    )
  if (rights === null)
    return result(
      id,
      'error',
      msg`Bulkhead could not read what ${intruder.name} may do, so it can not tell.`,
      evidence,
    )
  if (rights.length === 0)
    return result(
      id,
      'pass',
      msg`${intruder.name} has a network in common with the others, and no right to forge anything on it.`,
      evidence,
    )
  return result(
    id,
    'fail',
    msg`${intruder.name} is where its forgeries arrive (${places}), and it holds ${listOf(rights)}.`,
    evidence,
  )
}

function rightsInWords(rights: string[] | null): Message {
  if (rights === null) return msg`unknown`
  return rights.length > 0 ? joined(rights) : msg`neither`
}

/** Where the intruder meets the others, in words; empty where nowhere. */
export function commonGround(observation: Observation, counts = (_open: boolean) => true): Message[] {
  const { server, victim, intruder, hostNetns } = observation
  const places = [server, victim].flatMap((party) => [
    ...(party.netns === intruder.netns ? [msg`the network namespace of ${party.name}`] : []),
    ...sharedWires(intruder, party)
      .filter(({ open }) => counts(open))
      .map(({ name }) => msg`network ${name}`),
  ])
  // From the host's own namespace every bridge is in sight.
  if (intruder.netns === hostNetns) places.push(msg`the host's own network namespace`)
  return [...new Map(places.map((place) => [render(place), place])).values()]
}
