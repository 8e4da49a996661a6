import type { Message } from '../../contract/index.ts'
import type { Outcome } from '../shared/evidence.ts'
import type { DaemonSeen } from '../shared/judge-daemon.ts'
import type { Restart } from '../shared/restart.ts'
import type { Role } from './planted.ts'

/** A request to a service and what came back. */
export interface Asked {
  from: string
  to: string
  outcome: Outcome
  at: string
}

/** One of the two services, as Docker has it. */
export interface ServiceSeen {
  status: string
  restart: string
  /** What was chosen when the container was made; daemon.json is only read then. */
  log: { driver: string; options: Record<string, string> }
  /** Its own page, asked for from loghost at the port that master publishes. */
  front: Asked
}

/** A line that a service was made to say, and what became of it. */
export interface Said {
  /** What was asked for inside the container's own network, so that it is this container that speaks. */
  asked: Asked
  /** Drawn for this look; it can't have been anywhere before. */
  token: string
  /** Found in the service's own file on loghost. */
  arrived: boolean
  /** How long after it was said, or how long we waited. */
  ms: number
  /** Bytes of that file; `null` where there is none. */
  size: number | null
  /** Where else on loghost it was found, where it did not arrive; or the other service's file. */
  elsewhere: string[]
  /** Files of master's own that hold it too, besides what Docker keeps. */
  onMaster: string[]
}

/** A container that has, or would have when it is started, a way to master's log sockets. */
export interface Holder {
  container: string
  running: boolean
  /** The mount, as the kernel or the container's configuration has it. */
  mount: Message
}

export interface UnitSeen {
  /** ActiveState. */
  active: string
  /** UnitFileState. */
  state: string
}

/** Loghost: what takes lines in, and whether it will after the next boot. */
export interface Collector {
  rsyslog: UnitSeen
  /** Whether a TCP listener on the exercise's port belongs to rsyslog; `null` where nobody listens with TCP. */
  ownListener: boolean | null
  firewalld: UnitSeen
  /** The file of firewalld's permanent configuration that lets the lines in. */
  opening: string | null
}

/** All that was seen, as plain data: it can be recorded and judged again without Docker. */
export interface Observation {
  at: string
  daemon: DaemonSeen
  services: Record<Role, ServiceSeen | null>
  said: Record<Role, Said | null>
  holders: Holder[]
  collector: Collector
  /** Master's own: docker.service and docker.socket, and rsyslog, which may be what forwards. */
  docker: string[]
  forwarder: UnitSeen
  /** Bytes of /var/log/syslog on master, of which we read the beginning only; `null` where there is none. */
  syslogSize: number | null
  /** Only after a restart of our own. */
  restart?: Restart
  /** Units of loghost and master that were restarted before docker. */
  restarts?: { host: string; unit: string; ok: boolean; message: string; at: string }[]
}
