import type { ByteChannel, ExerciseDefinition } from '../contract/index.ts'
import type {
  ClassAbout,
  ClassFile,
  GradesFormat,
  HostedState,
  Invitation,
  JoinAnswer,
  LabPlace,
  Role,
  SignInAnswer,
} from '../contract/class/index.ts'
import type { ConnectToClass } from '../engine/classroom/connection.ts'
import type { Observable } from '../engine/observable.ts'
import type { TextChannel } from '../engine/rpc/text-channel.ts'
import type { ClassDatabase } from './store/database.ts'

/** Who acts, by which of their devices; known from a token by `identify`. */
export interface Caller {
  person: string
  role: Role
  device: string
  /** `null`: a browser of staff. */
  place: LabPlace | null
}

/** Where an ask at a door comes from. */
export interface AskFrom {
  /** The other end's IP address; limits go by it. */
  address: string
  /** Of the cookie or header, if there was one: whoever is in already is not asked again. */
  token?: string
  /** What the browser is called, for the list of devices. */
  machine?: string
}

/** What a browser is to keep: an HttpOnly cookie. */
export interface Cookie {
  token: string
  /** In seconds. */
  lifetime: number
}

/** What is asked over plain requests. What is asked is read by its schema here: `undefined` for what doesn't fit (400). */
export interface Doors {
  about(token?: string): Promise<ClassAbout>
  join(ask: unknown, from: AskFrom): Promise<{ answer: JoinAnswer; cookie?: Cookie } | undefined>
  signIn(ask: unknown, from: AskFrom): Promise<{ answer: SignInAnswer; cookie?: Cookie } | undefined>
  /** Ends what the token is good for. */
  signOut(token: string): Promise<void>
  /** With the token of the printed link, once: `undefined` where it is not (or no longer) good. */
  enterAsInstructor(token: string, from: AskFrom): Promise<Cookie | undefined>
}

/** How the server is reached: known once it listens. */
export interface Reach {
  /** `https://host:port`, the likeliest first. */
  addresses: string[]
  /** SHA-256 of its certificate in hex. */
  fingerprint: string
  isTrusted: boolean
}

/** Labs on the class server, one engine for each learner. */
export interface HostedLabs {
  readonly state: Observable<HostedState | null>
  /** This learner works elsewhere from now on, or is no more: their engine and their labs go. */
  putAway(person: string): Promise<void>
  dispose(): Promise<void>
}

/** What hosted labs need of the class. */
export interface HostedHooks {
  /** Connects the engine that is hosted for this learner; its reports are signed with the key (SPKI, DER, base64). */
  connect(person: string, key: string): ConnectToClass
}

/** Grades and evidence as files. */
export interface Grades {
  file(format: GradesFormat): Promise<ClassFile>
}

export interface ClassOptions {
  /** `postgres://…`, or the path of an SQLite file. */
  database: string
  /** What the class is called until somebody names it. */
  name?: string
  // oxlint-disable-next-line typescript/no-explicit-any -- each exercise has an observation of its own
  exercises: readonly ExerciseDefinition<any>[]
  /** Absent where no labs are hosted. */
  hosted?(hooks: HostedHooks): HostedLabs
  /** Makes the grades' files; the class's own where absent. */
  grades?(database: ClassDatabase): Grades
  now?: () => Date
}

/** A class without its network: `web/class` puts it on HTTPS. */
export interface ClassServer {
  readonly database: ClassDatabase
  readonly doors: Doors
  /** Whose token this is: of a device that is neither revoked nor past its time. */
  identify(token: string): Promise<Caller | undefined>
  /** Calls back once when the device is signed out: whatever it has open is to be closed. Returns how to stop. */
  onRevoked(device: string, listener: () => void): () => void
  /** Serves classContract to whoever that is, until either side closes it or the device is signed out. */
  attachRpc(channel: TextChannel, caller: Caller, address?: string): void
  /**
   * LOOK_PATH: a learner's machine shows a terminal, or staff watch it, by the caller's role. Closes the channel where
   * there is no such look of theirs.
   */
  attachLook(look: string, terminal: string, channel: ByteChannel, caller: Caller): void
  /** A token for the link that is printed: makes an instructor of one browser, once. The one before is no longer good. */
  instructorToken(): string
  /** For invitations; to be told as soon as it is known. */
  setReach(reach: Reach): void
  /** How somebody joins. */
  invitation(): Promise<Invitation>
  /** A learner's browser is there, or is gone: for hosted learners, whose browsers speak with their own engine. */
  setOnline(person: string, device: string, isOnline: boolean): void
  readonly hosted: HostedLabs | undefined
  dispose(): Promise<void>
}
