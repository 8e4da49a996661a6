import type { HostProbe, LabProbe, Params } from '../../contract/index.ts'
import { readAnswers } from '../shared/answers.ts'
import { limitFiles } from '../../readings/cgroup-limits.ts'
import type { ContainerInspect, ContainerSummary } from '../../readings/container-types.ts'
import { inspectContainer, listContainers } from '../shared/containers.ts'
import { observeDaemon } from '../shared/judge-daemon.ts'
import { readMounts, type Mount } from '../../readings/mountinfo.ts'
import { lookAfterRestart } from '../shared/restart.ts'
import {
  answerNames,
  settingNames,
  type ContainerSeen,
  type HogSeen,
  type Observation,
} from './observation.ts'

/** Looks at both containers as the kernel has them, and at what was answered. Changes nothing. */
export async function observe(lab: LabProbe, params: Params): Promise<Observation> {
  const at = new Date().toISOString()
  const master = lab.host('master')
  const [daemon, answers] = await Promise.all([observeDaemon(master), readAnswers(master, answerNames)])
  // What an impostor says about containers is worth nothing.
  if (daemon.identity.kind !== 'genuine') return { at, daemon, answers, hog: null, neighbour: null }
  const [hog, neighbour, listed] = await Promise.all([
    inspectContainer(master, params.hog ?? ''),
    inspectContainer(master, params.neighbour ?? ''),
    listContainers(master),
  ])
  return {
    at,
    daemon,
    answers,
    hog: hog ? await seeHog(master, hog, neighbour?.State.Pid ?? 0, listed) : null,
    neighbour: neighbour ? await see(master, neighbour) : null,
  }
}

/** Restarts docker as an administrator would, waits until both had time to come back, and looks again. */
export async function verifyDurable(lab: LabProbe, params: Params): Promise<Observation> {
  return lookAfterRestart(
    lab.host('master'),
    () => observe(lab, params),
    ({ hog, neighbour }) => Boolean(hog?.args && neighbour?.args),
  )
}

async function see(master: HostProbe, { State, Name, HostConfig }: ContainerInspect): Promise<ContainerSeen> {
  return {
    name: Name.replace(/^\//, ''),
    status: State.Status,
    args: (State.Pid ? await master.process(State.Pid) : undefined)?.args ?? null,
    restart: HostConfig.RestartPolicy?.Name || 'no',
  }
}

async function seeHog(
  master: HostProbe,
  hog: ContainerInspect,
  neighbourPid: number,
  listed: readonly ContainerSummary[],
): Promise<HogSeen> {
  const pid = hog.State.Pid
  const [seen, cgroup, own, neighbours] = await Promise.all([
    see(master, hog),
    pid ? master.cgroup(pid, limitFiles) : undefined,
    mountsOf(master, pid),
    mountsOf(master, neighbourPid),
  ])
  const scratch = own.findLast(({ point }) => point === '/scratch')
  const till = neighbours.findLast(({ point }) => point === '/till')
  return {
    ...seen,
    cgroup: cgroup ?? null,
    settings: Object.fromEntries(
      settingNames.flatMap((key) => (hog.HostConfig[key] ? [[key, hog.HostConfig[key]]] : [])),
    ),
    scratch: scratch ? { type: scratch.type, size: scratch.size, readOnly: scratch.readOnly } : null,
    tillAt: till ? own.filter(({ device }) => device === till.device).map(({ point }) => point) : [],
    twins: listed
      .filter(({ Id, ImageID, State }) => Id !== hog.Id && ImageID === hog.Image && State === 'running')
      .map(({ Names }) => (Names[0] ?? '').replace(/^\//, '')),
  }
}

async function mountsOf(master: HostProbe, pid: number): Promise<Mount[]> {
  return readMounts((pid ? await master.processFile(pid, 'mountinfo') : undefined) ?? '')
}
