import { type HostProbe, type LabProbe, msg, type Params, verbatim } from '../../contract/index.ts'
import type { ContainerInspect } from '../../readings/container-types.ts'
import { inspectContainer, listContainers } from '../shared/containers.ts'
import { reduceOutcome } from '../shared/evidence.ts'
import { observeDaemon } from '../shared/judge-daemon.ts'
import { lookAfterRestart } from '../shared/restart.ts'
import { configuredSockets, mountsOfSockets } from './log-sockets.ts'
import type { Holder, Observation, ServiceSeen } from './observation.ts'
import { nameOf, portOf, roles, type Role } from './planted.ts'
import { seeCollector, seeUnit } from './see-collector.ts'
import { speak, type Patience } from './speak.ts'

const FRONT_MS = 1500
const MOST_CONTAINERS = 30
/** A line on its way takes a few milliseconds; a busy machine gets more. */
const ON_ITS_WAY: Patience = [1200, 1500]
/** Where nothing seems to carry it anywhere. */
const NOT_LIKELY: Patience = [600]
const STAYS_HERE = ['json-file', 'local', 'none']

/** Makes both services speak and looks where that arrives; then asks the daemon, then reads files. */
export async function observe(lab: LabProbe, params: Params): Promise<Observation> {
  const at = new Date().toISOString()
  const [master, loghost] = [lab.host('master'), lab.host('loghost')]
  const [daemon, collector, forwarder, syslog, docker] = await Promise.all([
    observeDaemon(master),
    seeCollector(loghost, params),
    seeUnit(master, 'rsyslog.service'),
    master.stat('/var/log/syslog'),
    Promise.all(['docker.service', 'docker.socket'].map(async (name) => (await seeUnit(master, name)).state)),
  ])
  const services: Observation['services'] = { till: null, courier: null }
  const said: Observation['said'] = { till: null, courier: null }
  const syslogSize = syslog?.size ?? null
  const seen: Observation = {
    at,
    daemon,
    services,
    said,
    holders: [],
    collector,
    docker,
    forwarder,
    syslogSize,
  }
  // What an impostor says of containers is worth nothing.
  if (daemon.identity.kind !== 'genuine') return seen
  const [holders] = await Promise.all([
    findHolders(master),
    ...roles.map(async (role) => {
      const found = await inspectContainer(master, nameOf(params, role))
      if (!found) return
      const patience = STAYS_HERE.includes(found.HostConfig.LogConfig?.Type ?? '') ? NOT_LIKELY : ON_ITS_WAY
      const pid = found.State.Pid
      ;[services[role], said[role]] = await Promise.all([
        seeService(lab, params, role, found),
        pid === 0 ? null : speak(lab, params, role, pid, patience),
      ])
    }),
  ])
  return { ...seen, holders }
}

/** Restarts what a boot would start, first what takes lines in and docker last, and looks again. */
export async function verifyDurable(lab: LabProbe, params: Params): Promise<Observation> {
  const restarts: NonNullable<Observation['restarts']> = []
  const restart = async (name: string, unit: string) => {
    const host = lab.host(name)
    // A restart would start what is off.
    if ((await seeUnit(host, unit)).active !== 'active') return
    const at = new Date().toISOString()
    restarts.push({ host: name, unit, ...(await host.restartUnit(unit, 30_000)), at })
  }
  await Promise.all([
    restart('loghost', 'firewalld.service').then(() => restart('loghost', 'rsyslog.service')),
    restart('master', 'rsyslog.service'),
  ])
  const seen = await lookAfterRestart(
    lab.host('master'),
    () => observe(lab, params),
    ({ said }) => roles.every((role) => said[role]?.arrived),
  )
  return { ...seen, restarts }
}

async function seeService(
  lab: LabProbe,
  params: Params,
  role: Role,
  { State, HostConfig }: ContainerInspect,
): Promise<ServiceSeen> {
  const door = { host: params.masterAddress ?? 'master', port: portOf(params, role) }
  const at = new Date().toISOString()
  const outcome = await lab.host('loghost').connect({ ...door, path: '/', timeoutMs: FRONT_MS })
  return {
    status: State.Status,
    restart: HostConfig.RestartPolicy?.Name || 'no',
    log: { driver: HostConfig.LogConfig?.Type ?? '', options: HostConfig.LogConfig?.Config ?? {} },
    front: { from: 'loghost', to: `${door.host}:${door.port}`, outcome: reduceOutcome(outcome), at },
  }
}

/** Of running containers by the kernel's word, of the others by what they would be started with. */
async function findHolders(master: HostProbe): Promise<Holder[]> {
  const [containers, ofHost] = await Promise.all([listContainers(master), master.processFile(1, 'mountinfo')])
  const found = await Promise.all(
    containers.slice(0, MOST_CONTAINERS).map(async ({ Id }): Promise<Holder[]> => {
      const container = await inspectContainer(master, Id)
      if (!container) return []
      const { Name, State } = container
      const ofContainer = State.Pid ? await master.processFile(State.Pid, 'mountinfo') : undefined
      const points = new Set(mountsOfSockets(ofContainer ?? '', ofHost ?? ''))
      const mounts = [
        ...[...points].map((point) => msg`at ${point}, says the kernel`),
        ...[...new Set(configuredSockets(container))].map(verbatim),
      ]
      return mounts.map((mount) => ({
        container: Name.replace(/^\//, ''),
        running: State.Running,
        mount,
      }))
    }),
  )
  return found.flat()
}
