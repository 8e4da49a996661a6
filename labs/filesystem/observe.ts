import { setTimeout as sleep } from 'node:timers/promises'
import type { HostProbe, LabProbe, Params } from '../../contract/index.ts'
import { inspectContainer, listContainers } from '../shared/containers.ts'
import { observeDaemon } from '../shared/judge-daemon.ts'
import { lookAfterRestart } from '../shared/restart.ts'
import { observeBox } from './observe-box.ts'
import { observeDisk } from './observe-disk.ts'
import { storeOf } from '../../readings/dockers-own.ts'
import { heldBy } from './held.ts'
import { readMounts, type Mount } from '../../readings/mountinfo.ts'
import type { ContainerSeen, Observation } from './observation.ts'
import { STORE } from './planted.ts'
import { usersOf } from './users.ts'

/** More than anybody has in this lab; what is above is not looked at. */
const MOST_CONTAINERS = 30
/** A container that was started just now may take a moment until it answers. */
const NEW_MS = 5000
const TRIES = 6
/** Where copies of notes may lie about; Docker's own data is closed to others anyway, and large. */
const COPIES = ['/srv', '/home', '/opt', '/mnt', '/media', '/root', '/tmp', '/var/tmp', '/usr/local']
const LEFT_OUT = [STORE, '/srv/packages']

/** Saves something with each user's service, then asks the kernel where it went. */
export async function observe(lab: LabProbe, params: Params): Promise<Observation> {
  for (let tries = 1; ; tries++) {
    const seen = await look(lab.host('master'), params)
    if (tries === TRIES || !seen.boxes.some((box) => isStarting(box, seen.at))) return seen
    await sleep(200)
  }
}

function isStarting({ state, save, startedAt }: Observation['boxes'][number], at: string): boolean {
  return (
    state === 'running' && save.outcome.kind !== 'answered' && Date.parse(at) - Date.parse(startedAt) < NEW_MS
  )
}

/** Restarts docker as an administrator would, and looks until both serve again. */
export async function verifyDurable(lab: LabProbe, params: Params): Promise<Observation> {
  return lookAfterRestart(
    lab.host('master'),
    () => observe(lab, params),
    ({ boxes }) => boxes.every(({ save }) => save.outcome.kind === 'answered'),
  )
}

async function look(master: HostProbe, params: Params): Promise<Observation> {
  const at = new Date().toISOString()
  const [daemon, mountinfo] = await Promise.all([observeDaemon(master), master.processFile(1, 'mountinfo')])
  // What an impostor says of containers is worth nothing.
  const process = daemon.identity.kind === 'genuine' ? daemon.identity.process : undefined
  const mounts = readMounts(mountinfo ?? '')
  const users = usersOf(params)
  const [listed, disk, copies, ...boxes] = await Promise.all([
    process ? listContainers(master) : [],
    observeDisk(master, mounts, process?.pid),
    Promise.all(users.map(({ user, note }) => openCopiesOf(master, user, note))),
    ...users.map((user) => observeBox(master, mounts, params, user, process !== undefined)),
  ])
  const running = listed.filter(({ State }) => State !== 'exited' && State !== 'created' && State !== 'dead')
  const containers = await Promise.all(
    running.slice(0, MOST_CONTAINERS).map(({ Id }) => observeContainer(master, mounts, Id)),
  )
  return {
    at,
    daemon,
    boxes,
    containers: containers.filter((each) => each !== undefined),
    disk,
    openCopies: copies.flat(),
  }
}

async function observeContainer(
  master: HostProbe,
  mounts: readonly Mount[],
  id: string,
): Promise<ContainerSeen | undefined> {
  const inspected = await inspectContainer(master, id)
  if (!inspected?.State.Pid) return undefined
  const name = inspected.Name.replace(/^\//, '')
  const mountinfo = await master.processFile(inspected.State.Pid, 'mountinfo')
  if (mountinfo === undefined) return { name, held: null, store: null }
  const own = readMounts(mountinfo)
  return { name, held: heldBy(mounts, own, inspected), store: storeOf(mounts, own, inspected.Id) }
}

async function openCopiesOf(master: HostProbe, user: string, note: string) {
  const found = await master.findFiles({ roots: COPIES, needle: note, exclude: LEFT_OUT, maxFiles: 20 })
  return found
    .filter(({ othersCanRead }) => othersCanRead)
    .map(({ path, mode }) => ({ user, path, mode }))
    .slice(0, 5)
}
