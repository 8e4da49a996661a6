import type { HostProbe, LabProbe, Params } from '../../contract/index.ts'
import { inspectContainer, listContainers } from '../shared/containers.ts'
import type { ContainerSummary } from '../../readings/container-types.ts'
import { observeDaemon } from '../shared/judge-daemon.ts'
import { readLimits } from '../../readings/process-limits.ts'
import { lookAtNewcomer } from './newcomer.ts'
import type { ContainerSeen, Observation } from './observation.ts'
import { roles, type Role } from './planted.ts'
import { lookAfterRestart } from '../shared/restart.ts'

/** Looks at the first processes of the three containers, as the kernel has them. */
export async function observe(lab: LabProbe, params: Params): Promise<Observation> {
  const at = new Date().toISOString()
  const master = lab.host('master')
  const daemon = await observeDaemon(master)
  const containers: Record<Role, ContainerSeen | null> = { collector: null, page: null, archive: null }
  // What an impostor says about containers is worth nothing.
  if (daemon.identity.kind !== 'genuine') return { at, daemon, containers, newcomer: null }
  const list = await listContainers(master)
  const [newcomer] = await Promise.all([
    lookAtNewcomer(master),
    ...roles.map(async (role) => {
      containers[role] = await see(master, params[`${role}Name`] ?? '', list)
    }),
  ])
  return { at, daemon, containers, newcomer }
}

/** Restarts docker as an administrator would, waits until the containers had time to come back, and looks again. */
export async function verifyDurable(lab: LabProbe, params: Params): Promise<Observation> {
  return lookAfterRestart(
    lab.host('master'),
    () => observe(lab, params),
    ({ containers }) => roles.every((role) => containers[role]?.args),
  )
}

async function see(master: HostProbe, name: string, list: ContainerSummary[]): Promise<ContainerSeen | null> {
  const inspected = await inspectContainer(master, name)
  if (!inspected) return null
  const { State, HostConfig, Id, Image } = inspected
  const [process, limits] = State.Pid
    ? await Promise.all([master.process(State.Pid), master.processFile(State.Pid, 'limits')])
    : []
  return {
    name,
    status: State.Status,
    args: process?.args ?? null,
    limits: limits === undefined ? null : readLimits(limits),
    restart: HostConfig.RestartPolicy?.Name || 'no',
    own: HostConfig.Ulimits ?? [],
    twins: list
      .filter((other) => other.Id !== Id && other.ImageID === Image && other.State !== 'exited')
      .map(({ Names }) => (Names[0] ?? '').replace(/^\//, '')),
  }
}
