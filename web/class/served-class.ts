import type {
  JoinAnswer,
  JoinAsk,
  LabPlace,
  PersonId,
  PersonName,
  Role,
  SignInAnswer,
  SignInAsk,
} from '../../contract/class/index.ts'
import type { Looks } from '../../classroom/looks/looks.ts'
import type { Engine } from '../../engine/engine.ts'
import type { TextChannel } from '../../engine/rpc/text-channel.ts'

/** Somebody who is known by a token: which of their devices it is, and what it may do. */
export interface Caller {
  device: string
  person: { id: PersonId; name: PersonName; role: Role }
  /** Where labs of a learner's device are; `null` for staff. */
  place: LabPlace | null
}

/** Who knocks, for rate limits: the address of their machine. */
export interface Knock {
  from: string
}

/** What a browser is to be known by from now on; its cookie. */
export interface BrowserToken {
  token: string
  /** Until when, in seconds from now. */
  lastsS: number
}

/** All that the HTTPS side needs of a class (classroom/class.ts). */
export interface ServedClass {
  about(): Promise<{ name: string; hosts: boolean }>
  /** Who shows this bearer token or cookie; `undefined` for nobody, also where it ran out or was revoked. */
  whoIs(token: string): Promise<Caller | undefined>
  /** Called with a device whose token is good no more: its channels are closed at once. Returns how to stop. */
  onRevoked(listener: (device: string) => void): () => void
  /** `cookie`: where a browser was let in. An app finds its token in the answer. */
  join(ask: JoinAsk, knock: Knock): Promise<{ answer: JoinAnswer; cookie?: BrowserToken }>
  signIn(ask: SignInAsk, knock: Knock): Promise<{ answer: SignInAnswer; cookie?: BrowserToken }>
  /** The token is good no more. */
  signOut(token: string): Promise<void>
  /** For a browser that came by the instructor's one-time link: the class's first instructor, made where there is none. */
  enterAsInstructor(browser: string): Promise<BrowserToken>
  /** Serves classContract to this caller until either side closes the channel. */
  attachRpc(caller: Caller, channel: TextChannel): void
  /** The engine of a hosted learner, woken where it sleeps; `undefined` where nothing is hosted for them. */
  engineOf(person: PersonId): Promise<Pick<Engine, 'attachRpc' | 'attachTerminal'> | undefined>
  looks: Pick<Looks, 'show' | 'view'>
  /** Ends hosted labs and releases the database. */
  close(): Promise<void>
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
