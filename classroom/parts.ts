import type { ExerciseDefinition } from '../contract/index.ts'
import type {
  ClassFile,
  GradesFormat,
  Invitation,
  JoinAnswer,
  JoinAsk,
  LabPlace,
  PersonId,
  ProveAnswer,
  ProveAsk,
  Role,
  SignInAnswer,
  SignInAsk,
} from '../contract/class/index.ts'
import type { ConnectToClass } from '../engine/classroom/connection.ts'
import type { TextChannel } from '../engine/rpc/text-channel.ts'
import type { Passwords } from './accounts/password.ts'
import type { Hosted, HostedEngine } from './hosted/types.ts'
import type { Looks } from './looks/looks.ts'
import type { Reports } from './reports/reports.ts'
import type { ClassDatabase } from './store/database.ts'

/** Somebody who is known by a token: which of their devices it is, and what it may do. */
export interface Caller {
  device: string
  person: { id: PersonId; name: string; role: Role }
  /** Where labs of a learner's device are; `null` for staff. */
  place: LabPlace | null
}

/** Who knocks: limits go by the address. */
export interface Knock {
  from: string
  /** What the browser shows already, if anything: whoever is in is not asked again. */
  token?: string
  /** What a browser of staff is called, in the list of devices. */
  browser?: string
}

/** What a browser is to be known by from now on; its cookie. */
export interface BrowserToken {
  token: string
  /** Until when, in seconds from now. */
  lastsS: number
}

/** How the class is reached, for `people.invitation`; may change while it is served. */
export interface Reach {
  /** "https://192.0.2.7:4848", the likeliest first. */
  addresses(): string[]
  /** What links pin (engine/classroom/pin.ts). */
  fingerprint(): string
  /** Links need no pin then. */
  isTrusted(): boolean
}

/** Grades and evidence as files. */
export interface Grades {
  file(format: GradesFormat, person: string | null): Promise<ClassFile>
}

export interface ClassOptions {
  /** `postgres://…`, or the path of an SQLite file. */
  database: string
  /** The class server's folder: the key that evidence is signed with is there. */
  home: string
  /** What a new class is called. */
  name: string
  // oxlint-disable-next-line typescript/no-explicit-any -- each exercise has an observation of its own
  exercises: readonly ExerciseDefinition<any>[]
  /** Absent where no labs are hosted. `connect` is how the engine of a person reaches the class. */
  hosted?(hooks: {
    connect(person: PersonId): ConnectToClass
    nameOf(person: PersonId): Promise<string>
    className(): Promise<string>
  }): Promise<Hosted>
  /** What passwords are hashed with; tests, which hash many, take cheaper ones. */
  passwords?: Passwords
  now?: () => Date
}

/** A class without its network, which `web/class` gives it. */
export interface ClassServer {
  readonly database: ClassDatabase
  about(): Promise<{ name: string; hosts: boolean }>
  /** Who shows this bearer token or cookie; `undefined` for nobody, also where it ran out or was revoked. */
  whoIs(token: string): Promise<Caller | undefined>
  /** Called with a device whose token is good no more: its channels are closed at once. Returns how to stop. */
  onRevoked(listener: (device: string) => void): () => void
  /** For an app that was given no fingerprint. */
  prove(ask: ProveAsk): Promise<ProveAnswer>
  /** `cookie`: where a browser was let in. An app finds its token in the answer. */
  join(ask: JoinAsk, knock: Knock): Promise<{ answer: JoinAnswer; cookie?: BrowserToken }>
  signIn(ask: SignInAsk, knock: Knock): Promise<{ answer: SignInAnswer; cookie?: BrowserToken }>
  /** The token is good no more. */
  signOut(token: string): Promise<void>
  /** For a browser that came by the one-time link: the class's first instructor, made where there is none. */
  enterAsInstructor(browser: string): Promise<BrowserToken>
  /** Serves classContract to this caller until either side closes the channel, or the device is signed out. */
  attachRpc(caller: Caller, channel: TextChannel): void
  /** How the engine that is hosted for this learner reaches the class; rejects where they have no browser that is let in. */
  connectLearner(person: PersonId): ConnectToClass
  /** The engine of a hosted learner, woken where it sleeps; `undefined` where nothing is hosted for them. */
  engineOf(person: PersonId): Promise<HostedEngine | undefined>
  readonly looks: Pick<Looks, 'show' | 'view'>
  readonly reports: Reports
  /** To be told as soon as it listens; until then there is no address to invite to. */
  setReach(reach: Reach): void
  invitation(): Promise<Invitation>
  /** Ends hosted labs and releases the database. */
  close(): Promise<void>
}
