import type { HostProbe, LabProbe, Params } from '../../contract/index.ts'
import { inspectContainer, listContainers } from '../shared/containers.ts'
import type { ContainerInspect, ContainerSummary } from '../../readings/container-types.ts'
import { api, isDone } from '../shared/daemon-api.ts'
import { reduceOutcome, type Outcome } from '../shared/evidence.ts'
import { observeDaemon } from '../shared/judge-daemon.ts'
import { limitFiles } from '../../readings/cgroup-limits.ts'
import { visibleMounts } from './mounts.ts'
import { settingNames, type ContainerSeen, type Observation, type Settings } from './observation.ts'
import { lookAfterRestart } from '../shared/restart.ts'

/** Looks at both containers: the kernel's files of their first processes, and what Docker will make at the next start. */
export async function observe(lab: LabProbe, params: Params): Promise<Observation> {
  const at = new Date().toISOString()
  const master = lab.host('master')
  const daemon = await observeDaemon(master)
  const nothing = { at, daemon, hog: null, twins: [], neighbour: null, page: null, cpus: null }
  // What an impostor says about containers is worth nothing.
  if (daemon.identity.kind !== 'genuine') return nothing
  const [hog, neighbour, containers, status] = await Promise.all([
    inspectContainer(master, params.hogName ?? ''),
    inspectContainer(master, params.neighbourName ?? ''),
    listContainers(master),
    master.processFile(1, 'status'),
  ])
  const [hogSeen, neighbourSeen, page] = await Promise.all([
    hog ? see(master, hog) : null,
    neighbour ? see(master, neighbour) : null,
    neighbour?.State.Pid ? askPage(master, neighbour.State.Pid) : null,
  ])
  return {
    at,
    daemon,
    hog: hogSeen,
    twins: hog ? twinsOf(hog, containers) : [],
    neighbour: neighbourSeen,
    page,
    cpus: /^Cpus_allowed_list:\s*(\S+)$/m.exec(status ?? '')?.[1] ?? null,
  }
}

/** Restarts docker as an administrator would, waits until both containers had time to come back, and looks again. */
export async function verifyDurable(lab: LabProbe, params: Params): Promise<Observation> {
  return lookAfterRestart(lab.host('master'), () => observe(lab, params), isBack)
}

function isBack({ hog, neighbour, page }: Observation): boolean {
  return hog?.status === 'running' && neighbour?.status === 'running' && page?.kind === 'answered'
}

async function see(master: HostProbe, inspected: ContainerInspect): Promise<ContainerSeen> {
  const { State, Name, HostConfig } = inspected
  const name = Name.replace(/^\//, '')
  const settings: Settings = Object.fromEntries(
    settingNames.flatMap((key) => ((HostConfig[key] ?? null) === null ? [] : [[key, HostConfig[key]]])),
  )
  if (!State.Pid)
    return { name, status: State.Status, args: null, cgroup: null, mounts: null, settings, lastLine: null }
  const [process, cgroup, mountinfo, lastLine] = await Promise.all([
    master.process(State.Pid),
    master.cgroup(State.Pid, limitFiles),
    master.processFile(State.Pid, 'mountinfo'),
    readLastLine(master, inspected.Id),
  ])
  return {
    name,
    status: State.Status,
    args: process?.args ?? null,
    cgroup: cgroup ?? null,
    mounts: mountinfo === undefined ? null : visibleMounts(mountinfo),
    settings,
    lastLine,
  }
}

/** A limited container beside the unlimited one that goes on under another name limits nothing. */
function twinsOf(hog: ContainerInspect, containers: ContainerSummary[]): string[] {
  return containers
    .filter(({ Id, ImageID, State }) => Id !== hog.Id && ImageID === hog.Image && State !== 'exited')
    .map(({ Names }) => (Names[0] ?? '').replace(/^\//, ''))
}

async function readLastLine(master: HostProbe, id: string): Promise<string | null> {
  const logs = await api(master, { path: `/containers/${id}/logs?stdout=1&stderr=1&timestamps=1&tail=1` })
  if (!isDone(logs)) return null
  // Frames have a head of eight bytes; the line begins where the time does.
  return /\d{4}-\d\d-\d\dT[\d:.]+Z .*/.exec(logs.message)?.[0].trim().slice(0, 100) ?? null
}

/** A container that has just been started may need a moment until it listens. */
async function askPage(master: HostProbe, pid: number): Promise<Outcome> {
  for (let tries = 1; ; tries += 1) {
    const outcome = await master.connect({ host: '127.0.0.1', port: 80, path: '/', networkOf: pid })
    if (outcome.kind !== 'refused' || tries === 3) return reduceOutcome(outcome)
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
}
