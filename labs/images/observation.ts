import type { Message } from '../../contract/index.ts'
import type { Outcome } from '../shared/evidence.ts'
import type { DaemonSeen } from '../shared/judge-daemon.ts'
import type { CertificateSeen, RegistryProcess } from '../shared/registries.ts'
import type { Restart } from '../shared/restart.ts'

/** One request to a registry without any login. */
export interface DoorTried {
  from: string
  port: number
  tls: boolean
  method: 'GET' | 'POST'
  path: string
  outcome: Outcome
  at: string
}

/** What came of a login that Docker on master was asked to try; status 0 where it got no answer. */
export interface LoginTried {
  status: number
  message: string
  at: string
}

/** A tag in the registry's storage, and the image that it leads to. */
export interface TagSeen {
  tag: string
  digest: string
  config: string
  /** Whether it is the image that somebody else pushed. */
  changed: boolean
}

export interface ImageSeen {
  /** Digest of its configuration. */
  id: string
  size: number
  names: string[]
  /** Layers that could be looked into; none where Docker didn't say where they are. */
  layers: number
  /** Where the token is told: the image's configuration, its history, the container's configuration, or a file. */
  secretIn: Message[]
  /** Files in a layer that have the backdoor's word or open its port. */
  backdoorIn: Message[]
  /** The component's record and program as the image has them; `null` where it has none. */
  status: string | null
  program: string | null
}

export interface ServiceSeen {
  state: 'running' | 'stopped' | 'missing'
  pid: number
  /** TCP ports on which anybody listens in its network namespace. */
  ports: number[]
  image: ImageSeen | null
}

/** One GET from the registry's host to the port that master publishes. */
export interface PageTried {
  path: string
  outcome: Outcome
  at: string
}

/** All that was seen, as plain data. */
export interface Observation {
  at: string
  daemon: DaemonSeen
  registries: RegistryProcess[]
  doors: DoorTried[]
  /** Our own client's look at the certificate with the authorities that master trusts for the registry. */
  certificate: CertificateSeen
  logins: { right: LoginTried; wrong: LoginTried; stranger: LoginTried }
  /** What the running daemon takes without a proof, other than its own loopback; `null` where it doesn't say. */
  insecure: string[] | null
  tags: TagSeen[]
  service: ServiceSeen
  page: PageTried
  note: PageTried
  flaw: PageTried
  /** Only after a restart of our own. */
  restart?: Restart
}

export function bodyOf({ outcome }: PageTried): string {
  return outcome.kind === 'answered' && outcome.status === 200 ? outcome.body : ''
}

/** Where the learner's registry answers, by the kernel's word. */
export function isRegistryUp({ registries }: Observation, port: string | undefined): boolean {
  return registries.some((each) => !each.loopback && String(each.port) === port)
}

/**
 * Whether the registry said no. The daemon reports it as an error of its own; where it makes an exception, it
 * tries the password once more over plain HTTP, and reports what came of that.
 */
export function isLoginRefused({ status, message }: LoginTried): boolean {
  return status === 401 || (status >= 400 && /\bunauthorized\b|failed with status: 4\d\d\b/i.test(message))
}
