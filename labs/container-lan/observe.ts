import { setTimeout as sleep } from 'node:timers/promises'
import type { HostProbe, LabProbe, Params } from '../../contract/index.ts'
import { reduceOutcome } from '../shared/evidence.ts'
import { observeDaemon } from '../shared/judge-daemon.ts'
import { doorsOf, type Door } from './doors.ts'
import { pageOf, sharedWires, type Observation, type Party, type Tried } from './observation.ts'
import { nobody, seeParty } from './observe-parties.ts'
import { lookAfterRestart } from '../shared/restart.ts'

/** What drops packets says nothing for ever; live, that must not take long. */
const LIVE_MS = 350
const THOROUGH_MS = 2500
/** For those who should be answered: a busy machine takes its time. */
const OWN_MS = 2000
/** The victim asks every second, and gives up after two. */
const HEARD_MS = 4000

/** Tries every way between the three from within their networks. Changes nothing. */
export async function observe(lab: LabProbe, params: Params, silenceMs = LIVE_MS): Promise<Observation> {
  const at = new Date().toISOString()
  const master = lab.host('master')
  const [daemon, hostNamespaces] = await Promise.all([observeDaemon(master), master.namespaces(1)])
  const names = [params.server ?? '', params.victim ?? '', params.intruder ?? '']
  const [server, victim, intruder] = (await Promise.all(
    // What an impostor says of containers is worth nothing.
    names.map(async (name) => (daemon.identity.kind === 'genuine' ? seeParty(master, name) : nobody(name))),
  )) as [Party, Party, Party]
  const way = (from: Party, timeoutMs: number) => (door: Door) => knock(master, from, door, timeoutMs)
  const began = performance.now()
  const [serverPort, victimPort] = [Number(params.serverPort), Number(params.victimPort)]
  const toServer = doorsOf(server, serverPort, intruder, params.masterAddress)
  const toVictim = doorsOf(victim, victimPort, intruder, params.masterAddress)
  const [ownServer, ownVictim, ownIntruder] = await Promise.all([
    ownPage(master, server, serverPort),
    ownPage(master, victim, victimPort),
    ownPage(master, intruder, Number(params.intruderPort)),
  ])
  // Silence only means something where an answer would have come by then.
  const patience = Math.max(silenceMs, 4 * Math.round(performance.now() - began))
  const patienceWith = (other: Party) => (mayAnswer(intruder, other) ? OWN_MS : patience)
  const [pair, reachedServer, reachedVictim] = await Promise.all([
    all(victim, doorsOf(server, serverPort, victim, params.masterAddress), way(victim, OWN_MS)),
    all(intruder, toServer, way(intruder, patienceWith(server))),
    all(intruder, toVictim, way(intruder, patienceWith(victim))),
  ])
  const own = { server: ownServer, victim: ownVictim, intruder: ownIntruder }
  const until = Date.now() + HEARD_MS
  // The victim needs a moment to hear from a server that has just started or moved.
  while (!hasHeard(own) && pair.some((tried) => pageOf(tried) !== undefined) && Date.now() < until) {
    await sleep(250)
    own.victim = await ownPage(master, victim, victimPort)
  }
  return {
    at,
    daemon,
    hostNetns: hostNamespaces?.net ?? null,
    server,
    victim,
    intruder,
    own,
    pair,
    reached: { server: reachedServer, victim: reachedVictim },
  }
}

/** Restarts docker as an administrator would, and looks again when the containers had time to come back. */
export async function verifyDurable(lab: LabProbe, params: Params): Promise<Observation> {
  return lookAfterRestart(lab.host('master'), () => observe(lab, params, THOROUGH_MS), isUp, 15_000)
}

function isUp({ server, victim, intruder, own }: Observation): boolean {
  return (
    [server, victim, intruder].every(({ state }) => state === 'running') &&
    pageOf(own.intruder) !== undefined &&
    hasHeard(own)
  )
}

function hasHeard({ server, victim }: Observation['own']): boolean {
  return pageOf(server) !== undefined && pageOf(server) === pageOf(victim)
}

/** Where an answer is to be expected, a busy machine shall not look like a closed door. */
function mayAnswer(intruder: Party, other: Party): boolean {
  return sharedWires(intruder, other).some(({ open }) => open)
}

async function all(from: Party, doors: Door[], way: (door: Door) => Promise<Tried>): Promise<Tried[]> {
  return from.state === 'running' ? Promise.all(doors.map(way)) : []
}

async function ownPage(host: HostProbe, party: Party, port: number): Promise<Tried | null> {
  if (party.state !== 'running') return null
  return knock(host, party, { address: '127.0.0.1', port }, OWN_MS)
}

async function knock(
  host: HostProbe,
  from: Party,
  { address, port }: Door,
  timeoutMs: number,
): Promise<Tried> {
  const outcome = await host.connect({ host: address, port, path: '/', timeoutMs, networkOf: from.pid })
  return {
    from: from.name,
    to: `${address}:${port}`,
    outcome: reduceOutcome(outcome),
    at: new Date().toISOString(),
  }
}
