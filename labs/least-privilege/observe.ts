import { setTimeout as sleep } from 'node:timers/promises'
import type { HostProbe, LabProbe, Params } from '../../contract/index.ts'
import type { ContainerInspect, ContainerSummary } from '../../readings/container-types.ts'
import { inspectContainer, listContainers } from '../shared/containers.ts'
import { reduceOutcome } from '../shared/evidence.ts'
import { observeDaemon } from '../shared/judge-daemon.ts'
import { readMounts } from '../../readings/mountinfo.ts'
import { socketsHeld, socketsNamed } from '../../readings/sockets-held.ts'
import { observeService } from './observe-service.ts'
import { ownKinds, type ContainerSeen, type Namespaces, type Observation } from './observation.ts'
import { lookAfterRestart } from '../shared/restart.ts'

/** More than anybody has in this lab; what is above is not looked at. */
const MOST_CONTAINERS = 30
/** A container that was started just now may take a moment until it answers. */
const NEW_MS = 5000
const TRIES = 6

/** Asks for the page, then asks the kernel what the container's processes are. Changes nothing. */
export async function observe(lab: LabProbe, params: Params): Promise<Observation> {
  for (let tries = 1; ; tries++) {
    const seen = await look(lab, params)
    const age = Date.parse(seen.at) - Date.parse(seen.service?.startedAt ?? '')
    const settled = seen.answer.outcome.kind === 'answered' || !(age < NEW_MS)
    if (settled || tries === TRIES) return seen
    await sleep(200)
  }
}

/** Restarts docker as an administrator would, and looks again. */
export async function verifyDurable(lab: LabProbe, params: Params): Promise<Observation> {
  return lookAfterRestart(lab.host('master'), () => observe(lab, params))
}

async function look(lab: LabProbe, params: Params): Promise<Observation> {
  const master = lab.host('master')
  const at = new Date().toISOString()
  const [daemon, hostNamespaces, mountinfo, configuration] = await Promise.all([
    observeDaemon(master),
    namespacesOf(master, 1),
    master.processFile(1, 'mountinfo'),
    master.readFile('/etc/docker/daemon.json'),
  ])
  // What an impostor says of containers is worth nothing.
  const genuine = daemon.identity.kind === 'genuine'
  const args = daemon.identity.kind === 'genuine' ? daemon.identity.process.args : []
  const host = { mounts: mountinfo ?? '', sockets: socketsNamed(args.join(' '), configuration ?? '') }
  const [answer, inspected, listed] = await Promise.all([
    knock(master, params),
    genuine ? inspectContainer(master, params.service ?? '') : undefined,
    genuine ? listContainers(master) : [],
  ])
  const running = listed.filter(({ State }) => State !== 'exited' && State !== 'created' && State !== 'dead')
  const [service, ...containers] = await Promise.all([
    inspected ? observeService(master, inspected, Number(params.port)) : null,
    ...running.slice(0, MOST_CONTAINERS).map((each) => observeContainer(master, each, host)),
  ])
  return {
    at,
    daemon,
    answer,
    service,
    containers: containers.filter((each) => each !== undefined),
    hostNamespaces: hostNamespaces ?? null,
  }
}

/** At the address that others see, from master itself: a firewall is not what this exercise is about. */
async function knock(master: HostProbe, { masterAddress = 'master', port }: Params) {
  const at = new Date().toISOString()
  const outcome = await master.connect({
    host: masterAddress,
    port: Number(port),
    path: '/',
    timeoutMs: 3000,
  })
  return { to: `http://${masterAddress}:${port}/`, outcome: reduceOutcome(outcome), at }
}

async function observeContainer(
  master: HostProbe,
  listed: ContainerSummary,
  host: { mounts: string; sockets: string[] },
): Promise<ContainerSeen | undefined> {
  const inspected: ContainerInspect | undefined = await inspectContainer(master, listed.Id)
  if (!inspected?.State.Pid) return undefined
  const [namespaces, mountinfo] = await Promise.all([
    namespacesOf(master, inspected.State.Pid),
    master.processFile(inspected.State.Pid, 'mountinfo'),
  ])
  return {
    name: inspected.Name.replace(/^\//, ''),
    namespaces: namespaces ?? null,
    sockets:
      mountinfo === undefined
        ? null
        : socketsHeld(readMounts(host.mounts), readMounts(mountinfo), host.sockets),
    publishes: listed.Ports.flatMap(({ PublicPort }) => PublicPort ?? []),
  }
}

async function namespacesOf(master: HostProbe, pid: number): Promise<Namespaces | undefined> {
  const all = await master.namespaces(pid)
  return all && (Object.fromEntries(ownKinds.map((kind) => [kind, all[kind]])) as Namespaces)
}
