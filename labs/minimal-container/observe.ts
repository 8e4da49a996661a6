import { setTimeout as sleep } from 'node:timers/promises'
import type { HostProbe, LabProbe, Params } from '../../contract/index.ts'
import type { ContainerSummary } from '../../readings/container-types.ts'
import { inspectContainer, listContainers } from '../shared/containers.ts'
import { observeDaemon } from '../shared/judge-daemon.ts'
import { lookAfterRestart } from '../shared/restart.ts'
import { isServed } from './judge-service.ts'
import type { NeighbourSeen, Observation } from './observation.ts'
import { observeImage } from './observe-image.ts'
import { observeService, socketsIn, socketsOf } from './observe-service.ts'
import { get, tryJob } from './try-job.ts'

/** What a container starts beside its service comes a moment later, and is not to be missed. */
const SETTLED_MS = 1200
/** A page that was started just now may take a moment until it answers. */
const NEW_MS = 5000
const TRIES = 8
/** More than anybody has in this lab; what is above is not looked at. */
const MOST_NEIGHBOURS = 20

/** Asks for the page, then asks the kernel who is in the container, and looks into its image. */
export async function observe(lab: LabProbe, params: Params): Promise<Observation> {
  for (let tries = 1; ; tries++) {
    const seen = await look(lab.host('master'), params)
    const wait = tries < TRIES ? waitFor(seen, params) : 0
    if (wait === 0) return withJob(lab.host('master'), params, seen)
    await sleep(wait)
  }
}

/** Restarts docker as an administrator would, and looks again. */
export async function verifyDurable(lab: LabProbe, params: Params): Promise<Observation> {
  return lookAfterRestart(
    lab.host('master'),
    () => observe(lab, params),
    (seen) => seen.service !== null && isServed(seen, params),
  )
}

/** Milliseconds after which a container that is so young may look otherwise; 0 where it is as it is. */
function waitFor(seen: Observation, params: Params): number {
  const age = Date.parse(seen.at) - Date.parse(seen.service?.startedAt ?? '')
  if (age < SETTLED_MS) return SETTLED_MS - age
  return age < NEW_MS && !isServed(seen, params) ? 200 : 0
}

async function look(master: HostProbe, params: Params): Promise<Observation> {
  const at = new Date().toISOString()
  const daemon = await observeDaemon(master)
  // What an impostor says of containers is worth nothing.
  const genuine = daemon.identity.kind === 'genuine'
  const [name, port] = [params.service ?? '', Number(params.port)]
  const [outcome, inspected, listed] = await Promise.all([
    get(master, params, '/'),
    genuine ? inspectContainer(master, name) : undefined,
    genuine ? listContainers(master) : [],
  ])
  const others = listed.filter(({ Id, State }) => State === 'running' && Id !== inspected?.Id)
  const [service, image, ...neighbours] = await Promise.all([
    inspected ? observeService(master, inspected, port) : null,
    inspected ? observeImage(master, inspected.Image, params.image ?? '', params.password ?? '') : null,
    ...others.slice(0, MOST_NEIGHBOURS).map((each) => observeNeighbour(master, each)),
  ])
  const { masterAddress = 'master' } = params
  return {
    at,
    daemon,
    answer: { to: `http://${masterAddress}:${port}/`, outcome, at },
    service,
    neighbours: neighbours.filter((each) => each !== null),
    image,
    job: null,
  }
}

/** After all else, because a command in the container is one of its processes for a moment. */
async function withJob(master: HostProbe, params: Params, seen: Observation): Promise<Observation> {
  const able = seen.daemon.identity.kind === 'genuine' && isServed(seen, params)
  return able ? { ...seen, job: await tryJob(master, params) } : seen
}

async function observeNeighbour(
  master: HostProbe,
  { Id, Names }: ContainerSummary,
): Promise<NeighbourSeen | null> {
  const pid = (await inspectContainer(master, Id))?.State.Pid
  if (!pid) return null
  const [listening, sockets] = await Promise.all([socketsIn(master, Id, pid), socketsOf(master, pid)])
  const own = listening.filter(({ listener }) => listener.own).map(({ listener }) => listener.port)
  return {
    name: (Names[0] ?? Id.slice(0, 12)).replace(/^\//, ''),
    listensOn: [...new Set(own)].sort((a, b) => a - b),
    sockets,
  }
}
