import { optionsOf } from '../../../readings/daemon-options.ts'
import type { Observation } from '../../observation.ts'
import type { HostSurvey, SurveyedListener, SurveyedProcess } from '../../survey.ts'
import { isContainers, unitOf } from './system-units.ts'

/** A program of the machine's own that others can reach. */
export interface ListeningService {
  /** The service that it belongs to; `undefined` where it is none or the kernel's own. */
  unit: string | undefined
  program: string
  listener: SurveyedListener
}

/** What a machine's own DHCP client is answered on. */
const CLIENTS = new Set(['udp/68', 'udp/546'])
const DOCKERS = new Set(['dockerd', 'docker-proxy', 'containerd', 'rootlesskit'])

const isLoopback = (address: string) =>
  address.startsWith('127.') || address === '::1' || address.startsWith('::ffff:127.')

/** Listeners beyond loopback that are neither Docker's nor a container's nor SSH's. */
export function listeningServices(
  seen: Observation,
  host: HostSurvey,
  sockets: readonly SurveyedListener[],
): ListeningService[] {
  const processes = new Map(host.processes.map((process) => [process.pid, process]))
  const published = publishedPorts(seen)
  return sockets.flatMap((listener): ListeningService[] => {
    const { address, port, protocol, pids } = listener
    if (isLoopback(address) || CLIENTS.has(`${protocol}/${port}`)) return []
    const holders = pids.flatMap((pid) => processes.get(pid) ?? [])
    if (holders.length === 0 && published.has(`${protocol}/${port}`)) return []
    if (holders.some((process) => isDockers(process) || isContainers(process.cgroup))) return []
    if (holders.some(isSsh) || isSshSocket(host, listener, holders)) return []
    const [first] = holders
    const unit = first && unitOf(first.cgroup)
    return [{ unit, program: first ? programOf(first) : '', listener }]
  })
}

const programOf = ({ exe, args }: SurveyedProcess) => (exe || args[0] || '').split('/').at(-1) ?? ''
const isDockers = (process: SurveyedProcess) => DOCKERS.has(programOf(process))
const isSsh = (process: SurveyedProcess) => /^sshd(-session|-auth)?$/.test(programOf(process))

/** Systemd may hold SSH's port until somebody comes. */
function isSshSocket(
  { units }: HostSurvey,
  { protocol, port }: SurveyedListener,
  holders: readonly SurveyedProcess[],
): boolean {
  if (protocol !== 'tcp' || port !== 22 || !holders.some(({ pid }) => pid === 1)) return false
  return (
    'list' in units &&
    units.list.some(({ name, active }) => /^sshd?\.socket$/.test(name) && active === 'active')
  )
}

/** Ports that containers publish, and those of the daemon's own API: their holders may not be ours to see. */
function publishedPorts({ containers, configuration }: Observation): Set<string> {
  const published = containers.flatMap(({ inspect }) =>
    Object.entries(inspect.NetworkSettings.Ports ?? {}).flatMap(([inner, bindings]) =>
      (bindings ?? []).map(({ HostPort }) => `${inner.split('/')[1] ?? 'tcp'}/${HostPort}`),
    ),
  )
  const file: unknown = configuration.seen ? configuration.value.file?.['hosts'] : undefined
  const args = configuration.seen ? configuration.value.args : []
  const hosts = [...optionsOf(args, 'host'), ...args, ...(Array.isArray(file) ? file.map(String) : [])]
  const doors = hosts.flatMap((host) => {
    const port = /tcp:\/\/.*:(\d+)$/.exec(host)?.[1]
    return port === undefined ? [] : [`tcp/${port}`]
  })
  return new Set([...published, ...doors])
}
