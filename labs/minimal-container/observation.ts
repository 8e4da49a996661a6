import type { Outcome } from '../shared/evidence.ts'
import type { DaemonSeen } from '../shared/judge-daemon.ts'
import type { Restart } from '../shared/restart.ts'

/** A listening TCP socket in a container's network namespace. */
export interface ListenerSeen {
  address: string
  port: number
  /** Whether a process of the container itself holds it. */
  own: boolean
  /** The commands of those who hold it. */
  programs: string[]
}

/** A process of the service, by the kernel's word. */
export interface ProcessSeen {
  pid: number
  exe: string
  args: string[]
  /** How many tasks the kernel counts for it. */
  threads: number
}

/** The container that the exercise is about. */
export interface ServiceSeen {
  /** Docker's word for what it does: running, exited, restarting. */
  state: string
  startedAt: string
  /** Its restart policy. */
  policy: string
  /** The ID of the image that it was made from. */
  imageId: string
  /** Its port to which Docker forwards the exercise's; `null` if to none. */
  forwardedTo: number | null
  /** Whether it lives in the network of master itself. */
  hostNetwork: boolean
  listening: ListenerSeen[]
  /** Sockets of Docker or containerd that it holds. */
  sockets: string[]
  /** `null` where none runs. */
  first: (ProcessSeen & { ownNumber: number }) | null
  /** Its processes that hold the socket of the page. */
  serving: ProcessSeen[]
  /** How many tasks the kernel counts in its control group; `null` where it does not count. */
  tasks: number | null
  /** How many commands run in it by `docker exec`. */
  execs: number
}

/** Another running container. */
export interface NeighbourSeen {
  name: string
  /** Ports on which its own processes listen. */
  listensOn: number[]
  /** Sockets of Docker or containerd that it holds. */
  sockets: string[]
}

/** The image that the service runs from. Paths begin with the layer they are in: `2:/etc/shadow`. */
export interface ImageSeen {
  id: string
  /** The ID of the image that has the exercise's name now. */
  named: string | null
  size: number
  layers: number
  /** Why its layers could not be looked into. */
  closed: 'large' | 'driver' | 'covered' | null
  files: number
  sshFiles: string[]
  keys: string[]
  /** Accounts with a password, or without one being asked for. */
  accounts: string[]
  /** Files, and words of its configuration, with the password that was found in the lab or with another. */
  password: string[]
  setuid: string[]
}

/** What came of a command by `docker exec`. */
export interface Executed {
  /** `null` where it was not started. */
  status: number | null
  said: string
}

/** The administrator's job: a notice goes up and comes down. */
export interface JobTried {
  at: string
  up: Executed
  /** GET of the notice after it went up. */
  shown: Outcome | null
  down: Executed | null
  gone: Outcome | null
}

export interface Observation {
  at: string
  daemon: DaemonSeen
  /** GET / at the exercise's port on master's own address. */
  answer: { to: string; outcome: Outcome; at: string }
  /** `null` where there is no container of that name. */
  service: ServiceSeen | null
  neighbours: NeighbourSeen[]
  /** `null` where there is no container. */
  image: ImageSeen | null
  /** `null` where the page is not served. */
  job: JobTried | null
  /** Docker was restarted by us, on a full check. */
  restart?: Restart
}
