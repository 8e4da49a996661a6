import type { HostProbe, Params } from '../../contract/index.ts'
import type { ContainerInspect } from '../../readings/container-types.ts'
import { ownListeners } from '../shared/containers.ts'
import { notYetInvented, refusedByDocker } from './dockers-own.ts'
import { allCalls, familyOf } from './families.ts'
import { harmless } from './harmless.ts'
import type { GivenSeen, ProcessSeen, ServiceSeen } from './observation.ts'
import { readProfile } from './profile.ts'
import { machineOf, tryCalls } from './trial.ts'

const MOST_PROCESSES = 16
/** Where containerd keeps what it starts Docker's containers with: their profile as the daemon made it out. */
const BUNDLES = '/run/containerd/io.containerd.runtime.v2.task/moby'

/** The container's processes and their filter, by the kernel's word and by what the runtime was given. */
export async function observeService(
  master: HostProbe,
  container: ContainerInspect,
  params: Params,
): Promise<ServiceSeen> {
  const { Id, State, HostConfig } = container
  const first = State.Pid
  const [listening, own, host, given, tried] = await Promise.all([
    first ? ownListeners(master, Id, first) : [],
    first ? master.namespaces(first) : undefined,
    master.namespaces(1),
    observeGiven(master, Id, params),
    State.Running && !State.Paused ? tryHarmless(master, Id, params) : null,
  ])
  const pids = [...new Set([...(first ? [first] : []), ...listening.flatMap(({ pids: holders }) => holders)])]
  const processes = await Promise.all(pids.slice(0, MOST_PROCESSES).map((pid) => readProcess(master, pid)))
  return {
    state: State.Status,
    startedAt: State.StartedAt,
    restartPolicy: HostConfig.RestartPolicy?.Name ?? 'no',
    source: sourceOf(container),
    processes: processes.filter((process) => process !== undefined),
    listensOn: [...new Set(listening.map((listener) => listener.port))].sort((a, b) => a - b),
    onHostNetwork: own !== undefined && own.net === host?.net,
    forwardedTo: forwardedTo(container, params),
    given,
    tried,
  }
}

function sourceOf({ HostConfig }: ContainerInspect): ServiceSeen['source'] {
  const [, profile] =
    (HostConfig.SecurityOpt ?? []).map((option) => /^seccomp[=:](.*)$/s.exec(option)).findLast(Boolean) ?? []
  if (profile === undefined) return HostConfig.Privileged ? 'unconfined' : 'the daemon'
  return profile === 'unconfined' ? 'unconfined' : 'its own'
}

/** On all of the host's addresses or on the one that others know. */
function forwardedTo({ NetworkSettings }: ContainerInspect, { port, masterAddress }: Params): number | null {
  const anywhere = ['', '0.0.0.0', masterAddress]
  const forwarded = Object.entries(NetworkSettings.Ports ?? {}).find(
    ([inside, bindings]) =>
      inside.endsWith('/tcp') &&
      bindings?.some(({ HostIp, HostPort }) => HostPort === port && anywhere.includes(HostIp)),
  )
  return forwarded ? Number(forwarded[0].split('/')[0]) : null
}

async function readProcess(master: HostProbe, pid: number): Promise<ProcessSeen | undefined> {
  const [process, status] = await Promise.all([master.process(pid), master.processFile(pid, 'status')])
  if (!process || status === undefined) return undefined
  const mode = /^Seccomp:\s*(\d+)$/m.exec(status)?.[1]
  return {
    pid,
    args: process.args.slice(0, 12).map((each) => each.slice(0, 100)),
    mode: mode === undefined ? null : Number(mode),
  }
}

/** Calls that are asked about: those drawn, and those that Docker refuses. */
function askedAbout({ first, second }: Params): string[] {
  return ['modes', first, second].map(familyOf).flatMap(allCalls)
}

async function observeGiven(master: HostProbe, id: string, params: Params): Promise<GivenSeen | null> {
  const path = `${BUNDLES}/${id}/config.json`
  const [file, text] = await Promise.all([master.stat(path), master.readFile(path)])
  if (!file || text === undefined) return null
  const names = [...askedAbout(params), notYetInvented.name, ...refusedByDocker.map(({ name }) => name)]
  const profile = readProfile(text, new Set(names))
  return profile === undefined ? null : { path, changedAt: file.changedAt, profile }
}

/** Those drawn, and a few of the others. */
async function tryHarmless(master: HostProbe, id: string, params: Params) {
  const wanted = new Set([...askedAbout(params), ...refusedByDocker.map(({ name }) => name)])
  const calls = harmless.filter(({ name }) => wanted.has(name))
  return tryCalls(master, id, await machineOf(master), calls)
}
