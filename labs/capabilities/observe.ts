import { setTimeout as sleep } from 'node:timers/promises'
import type { HostProbe, LabProbe, Params } from '../../contract/index.ts'
import { readAnswers } from '../shared/answers.ts'
import { setIn } from '../../readings/capabilities.ts'
import type { ContainerInspect } from '../../readings/container-types.ts'
import { inspectContainer, listContainers } from '../shared/containers.ts'
import { reduceOutcome, type Outcome } from '../shared/evidence.ts'
import { observeDaemon } from '../shared/judge-daemon.ts'
import { lookAfterRestart } from '../shared/restart.ts'
import {
  answerNames,
  type ContainerSeen,
  type Observation,
  type ServiceSeen,
  type SetsSeen,
} from './observation.ts'
import { PORT } from './planted.ts'

/** Reads the capability sets of four first processes, and asks the service for its work. */
export async function observe(lab: LabProbe, params: Params): Promise<Observation> {
  const at = new Date().toISOString()
  const master = lab.host('master')
  const [daemon, answers] = await Promise.all([observeDaemon(master), readAnswers(master, answerNames)])
  // What an impostor says about containers is worth nothing.
  if (daemon.identity.kind !== 'genuine') return { at, daemon, answers, containers: [], service: null }
  const names = [params.moreName, params.lessName, params.plainName]
  const [service, ...containers] = await Promise.all([
    seeService(master, params.serviceName ?? ''),
    ...names.map((name = '') => see(master, name)),
  ])
  return { at, daemon, answers, containers: containers.filter((each) => each !== null), service }
}

/** Restarts docker as an administrator would, waits until the containers had time to come back, and looks again. */
export async function verifyDurable(lab: LabProbe, params: Params): Promise<Observation> {
  return lookAfterRestart(
    lab.host('master'),
    () => observe(lab, params),
    ({ service, containers }) =>
      service?.work?.kind === 'answered' && containers.every(({ sets }) => sets !== null),
  )
}

async function see(master: HostProbe, name: string): Promise<ContainerSeen | null> {
  const inspected = await inspectContainer(master, name)
  return inspected ? seen(master, name, inspected) : null
}

async function seen(master: HostProbe, name: string, inspected: ContainerInspect): Promise<ContainerSeen> {
  const { State, HostConfig } = inspected
  const status = State.Pid ? await master.processFile(State.Pid, 'status') : undefined
  return {
    name,
    status: State.Status,
    sets: status === undefined ? null : setsIn(status),
    restart: HostConfig.RestartPolicy?.Name || 'no',
    privileged: HostConfig.Privileged === true,
  }
}

async function seeService(master: HostProbe, name: string): Promise<ServiceSeen | null> {
  const [inspected, list] = await Promise.all([inspectContainer(master, name), listContainers(master)])
  if (!inspected) return null
  const { State, Id, Image } = inspected
  const [container, work] = await Promise.all([
    seen(master, name, inspected),
    State.Pid ? askForWork(master, State.Pid) : null,
  ])
  const twins = list
    .filter((other) => other.Id !== Id && other.ImageID === Image && other.State === 'running')
    .map(({ Names }) => (Names[0] ?? '').replace(/^\//, ''))
  return { ...container, work, twins }
}

/** A container that has just been started may need a moment until it listens. */
async function askForWork(master: HostProbe, pid: number): Promise<Outcome> {
  for (let tries = 1; ; tries += 1) {
    const outcome = await master.connect({
      host: '127.0.0.1',
      port: PORT,
      path: '/cgi-bin/work',
      networkOf: pid,
    })
    if (outcome.kind !== 'refused' || tries === 4) return reduceOutcome(outcome)
    await sleep(150)
  }
}

function setsIn(status: string): SetsSeen {
  // What a kernel does not say is no set that anybody could judge.
  const set = (name: string) => setIn(status, name)?.sort() ?? ['unreadable']
  return {
    effective: set('CapEff'),
    permitted: set('CapPrm'),
    inheritable: set('CapInh'),
    ambient: set('CapAmb'),
    bounding: set('CapBnd'),
  }
}
