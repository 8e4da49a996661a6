import type { DaemonIdentity, FileInfo } from '../../contract/index.ts'
import type { Credentials } from '../shared/credentials.ts'
import type { InfoTried } from '../shared/daemon-info.ts'
import type { ConfigurationFile, DockerUnits } from '../shared/daemon-configuration.ts'
import type { Restart } from '../shared/restart.ts'

/** What an attempt without rights tries. */
export const ways = ['plain', 'no-certificate', 'foreign-certificate'] as const
export type Way = (typeof ways)[number]

/** A try at one door of master without any right to come in. */
export interface DoorTried extends InfoTried {
  way: Way
  port: number
  /** Whether the daemon itself holds a listening socket on this port. */
  ofDaemon: boolean
}

/** The server on the TLS port, tried from client with what client trusts and holds. */
export interface NameTried extends InfoTried {
  /** What the certificate has to be valid for. */
  name: string
}

export interface KeyFile extends Pick<FileInfo, 'path' | 'mode' | 'othersCanRead'> {
  host: string
  /** SHA-256 of the public half, hex; `null` for a key that only a passphrase opens. */
  publicKey: string | null
  /** SHA-256 of the file, hex. */
  content: string
}

/** The files that dockerd's options name, as they are on the disk now. */
export interface ServerFiles {
  paths: { ca: string; cert: string; key: string }
  /** How many certificates the CA file holds. */
  authorities: number
  /** The first few of them, those that signed client's certificate before all; `null` without the file. */
  ca: string | null
  cert: string | null
}

/** All that was seen, as plain data: it can be recorded and judged again without Docker. */
export interface Observation {
  at: string
  daemon: { identity: DaemonIdentity; id: string | null }
  credentials: Credentials
  doors: DoorTried[]
  /** The leaf that the TLS port presents, PEM; `null` where nothing speaks TLS there. */
  presented: string | null
  names: NameTried[]
  /** `null` where client lacks one of its three files. */
  served: InfoTried | null
  serverFiles: ServerFiles | null
  keys: KeyFile[]
  /** Why there may be more keys than these. */
  keyTrouble: string[]
  units: DockerUnits
  /** What decides how dockerd starts: unit, drop-ins, environment files, daemon.json. */
  configuration: ConfigurationFile[]
  /** Only after a restart of our own. */
  restart?: Restart
}
