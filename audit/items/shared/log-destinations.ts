import {
  forwardsToSyslog,
  hostOf,
  inHosts,
  isElsewhere,
  readsJournal,
  rsyslogTargets,
} from '../../../readings/log-forwarding.ts'
import type { Observation } from '../../observation.ts'
import { type HostSurvey, isReadable } from '../../survey.ts'
import { agentsOf } from './agents.ts'

/** Where what containers write ends up. `collected`: on this machine, where a program that is there for it picks it up. */
export type Destination = 'remote' | 'collected' | 'local' | 'nowhere' | 'unknown'

/** Programs that carry logs elsewhere. */
const COLLECTORS = [
  'fluent-bit',
  'fluentd',
  'td-agent',
  'filebeat',
  'promtail',
  'alloy',
  'grafana-agent',
  'vector',
  'logstash',
  'splunkd',
  'splunkforwarder',
  'otelcol',
  'opentelemetry-collector',
  'datadog-agent',
  'agent-datadoghq',
  'syslog-ng',
  'nxlog',
  'logspout',
]

export interface LogHost {
  /** As they were found; empty also where nobody could look. */
  collectors: string[]
  /** Machines that the system's own log is passed on to; `undefined` where that could not be seen. */
  syslogTo: string[] | undefined
  journalTo: string[] | undefined
  /** Where an address leads: to another machine, to a container of this one, or to this one itself. */
  placeOf(address: string): 'elsewhere' | 'container' | 'here'
}

export function logHostOf(seen: Observation): LogHost {
  const collectors = agentsOf(seen, COLLECTORS)
    .filter(({ failed }) => !failed)
    .map(({ as }) => as)
  const { host } = seen
  const placeOf = places(seen)
  if (!host.seen || !isReadable(host.value.units))
    return { collectors, placeOf, syslogTo: undefined, journalTo: undefined }
  const runs = (name: string) =>
    isReadable(host.value.units) &&
    host.value.units.list.some((unit) => unit.name === name && unit.active === 'active')
  const rsyslog = textsOf(host.value, /^\/etc\/rsyslog\.(?:conf$|d\/)/).join('\n')
  const targets = rsyslogTargets(rsyslog).filter((target) => placeOf(target) === 'elsewhere')
  const syslogTo = runs('rsyslog.service') ? targets : []
  const fromJournal =
    readsJournal(rsyslog) || (forwardsToSyslog(journald(host.value)) ?? passesOnByItself(host.value))
  const uploads = runs('systemd-journal-upload.service') ? ['systemd-journal-upload'] : []
  return { collectors, placeOf, syslogTo, journalTo: [...(fromJournal ? syslogTo : []), ...uploads] }
}

const textsOf = ({ texts }: HostSurvey, where: RegExp): string[] =>
  Object.keys(texts)
    .filter((path) => where.test(path))
    .flatMap((path) => {
      const read = texts[path]
      return read !== undefined && isReadable(read) ? [read.text] : []
    })

/** The machine's own addresses, as far as they show: those that something listens on, and the gateways of its containers. */
function places({ host, networks, containers }: Observation): LogHost['placeOf'] {
  const members = new Set(networks.flatMap((network) => network.members.map(({ address }) => address)))
  const gateways = containers.flatMap(({ inspect }) =>
    Object.values(inspect.NetworkSettings.Networks ?? {}).map(({ Gateway }) => Gateway),
  )
  const listeners = host.seen && isReadable(host.value.listeners) ? host.value.listeners.sockets : []
  const own = new Set([...gateways, ...listeners.map(({ address }) => address)])
  const hosts = host.seen ? textsOf(host.value, /^\/etc\/hosts$/).join('\n') : ''
  return (address) => {
    const at = inHosts(hosts, hostOf(address))
    if (members.has(at)) return 'container'
    return isElsewhere(at) && !own.has(at) ? 'elsewhere' : 'here'
  }
}

/** What the system brings first, the administrator's last: the last word counts. */
const journald = (host: HostSurvey): string[] => [
  ...textsOf(host, /^\/usr\/lib\/systemd\/journald\.conf\.d\//),
  ...textsOf(host, /^\/etc\/systemd\/journald\.conf$/),
  ...textsOf(host, /^\/etc\/systemd\/journald\.conf\.d\//),
]

/** Debian passed all of the journal on to syslog until its 12th release, and Ubuntu does. */
function passesOnByItself({ system }: HostSurvey): boolean {
  const { ID = '', VERSION_ID = '' } = isReadable(system) ? system : {}
  return ID === 'ubuntu' || (ID === 'debian' && Number(VERSION_ID) < 13)
}

/** Where a log driver with these options leads on this machine. */
export function destinationOf(
  driver: string,
  options: Readonly<Record<string, string>>,
  host: LogHost,
): Destination {
  const collected = host.collectors.length > 0 ? 'collected' : undefined
  const by = (targets: string[] | undefined): Destination =>
    targets === undefined ? (collected ?? 'unknown') : targets.length > 0 ? 'remote' : (collected ?? 'local')
  const to = (address: string | undefined, otherwise: Destination): Destination => {
    const place = address === undefined ? 'here' : host.placeOf(address)
    return place === 'elsewhere' ? 'remote' : place === 'container' ? 'collected' : otherwise
  }
  const unlessCollected = collected ?? (host.syslogTo ? 'local' : 'unknown')
  switch (driver) {
    case 'none':
      return 'nowhere'
    case 'journald':
      return by(host.journalTo)
    case 'syslog':
      return to(options['syslog-address'], by(host.syslogTo))
    case 'fluentd':
      return to(options['fluentd-address'], unlessCollected)
    case 'gelf':
      return to(options['gelf-address'], unlessCollected)
    case 'json-file':
    case 'local':
      return unlessCollected
    default:
      // splunk, awslogs, gcplogs and plugins have no other purpose.
      return 'remote'
  }
}
