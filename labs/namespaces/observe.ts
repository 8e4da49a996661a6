import type { HostProbe, LabProbe, Params } from '../../contract/index.ts'
import { readAnswers } from '../shared/answers.ts'
import type { ContainerSummary } from '../../readings/container-types.ts'
import { inspectContainer, listContainers, ownListeners } from '../shared/containers.ts'
import { reduceOutcome } from '../shared/evidence.ts'
import { observeDaemon } from '../shared/judge-daemon.ts'
import { lookAfterRestart } from '../shared/restart.ts'
import { isServed } from './judge-services.ts'
import { answerNames, services, type ContainerSeen, type Observation, type Service } from './observation.ts'

/** More than anybody has in this lab; what is above is not looked at. */
const MOST_CONTAINERS = 24

export async function observe(lab: LabProbe, params: Params): Promise<Observation> {
  const master = lab.host('master')
  const at = new Date().toISOString()
  const daemon = await observeDaemon(master)
  // What an impostor says of containers is worth nothing.
  const listed = daemon.identity.kind === 'genuine' ? await listContainers(master) : []
  const [answers, host, page, clock, ...containers] = await Promise.all([
    readAnswers(master, answerNames),
    master.namespaces(1),
    get(master, params, 'page'),
    get(master, params, 'clock'),
    ...listed.slice(0, MOST_CONTAINERS).map((each) => observeContainer(master, params, each)),
  ])
  return { at, daemon, answers, host: host ?? null, containers, served: { page, clock } }
}

/** Restarts docker as an administrator would, and looks again. */
export async function verifyDurable(lab: LabProbe, params: Params): Promise<Observation> {
  return lookAfterRestart(
    lab.host('master'),
    () => observe(lab, params),
    ({ served }) => services.every((service) => isServed(served[service].outcome, service, params)),
  )
}

async function observeContainer(
  host: HostProbe,
  params: Params,
  { Id, Names, State }: ContainerSummary,
): Promise<ContainerSeen> {
  const name = (Names[0] ?? Id.slice(0, 12)).replace(/^\//, '')
  const seen = { name, state: State, namespaces: null, listens: false }
  const pid = State === 'running' ? (await inspectContainer(host, Id))?.State.Pid : undefined
  if (!pid) return seen
  const isService = services.some((service) => params[service] === name)
  const [process, namespaces, listeners] = await Promise.all([
    host.process(pid),
    host.namespaces(pid),
    isService ? ownListeners(host, Id, pid) : [],
  ])
  // The number may be another process's by now.
  if (!process?.cgroup.includes(Id)) return seen
  return { ...seen, namespaces: namespaces ?? null, listens: listeners.length > 0 }
}

async function get(host: HostProbe, params: Params, service: Service) {
  const at = new Date().toISOString()
  const port = Number(params[`${service}Port`])
  const asked = { host: params.masterAddress ?? 'master', port, path: '/', timeoutMs: 3000 }
  return { outcome: reduceOutcome(await host.connect(asked)), at }
}
